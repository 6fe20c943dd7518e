import assert from 'node:assert/strict';
import { startTestSandbox } from '../../support/sandbox.ts';
import type { TestSandbox } from '../../support/sandbox.ts';
import { open, requestText } from './rawSocket.ts';
import type { RawAnswer } from './rawSocket.ts';
import { jsonHeaders, send } from './signedRequest.ts';
import type { WireRequest } from './signedRequest.ts';

const call = (operation: string, body = '{}'): WireRequest => ({ body, headers: jsonHeaders(operation) });
const list = call('ListSecrets');
const typeOf = ({ body }: RawAnswer): string => (JSON.parse(body) as { __type: string }).__type;

describe('sandbox: HTTP', () => {
  let sandbox: TestSandbox;
  const reports: string[] = [];
  before(async () => {
    sandbox = await startTestSandbox({ report: (message) => reports.push(message) });
  });
  after(async () => {
    await sandbox.close();
    assert.deepEqual(reports, []);
  });

  describe('answers', () => {
    it('with the content type of the protocol and a fresh request id, errors included', async () => {
      const ids = new Set<unknown>();
      for (const wire of [list, list, call('GetSecretValue', '{"SecretId":"missing"}'), call('Nothing')]) {
        const { headers } = await send(sandbox, wire);
        assert.equal(headers['content-type'], 'application/x-amz-json-1.1');
        assert.match(String(headers['x-amzn-requestid']), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        ids.add(headers['x-amzn-requestid']);
      }
      assert.equal(ids.size, 4);
    });

    it('an empty body like {}', async () => {
      assert.equal((await send(sandbox, call('ListSecrets', ''))).status, 200);
    });

    it('ignoring members that it does not know, and taking null for absent', async () => {
      const body = '{"Unknown":{"a":[1]},"MaxResults":null,"Filters":null,"__proto__":{"NextToken":"x"}}';
      assert.equal((await send(sandbox, call('ListSecrets', body))).text, '{"SecretList":[]}');
    });
  });

  // Every SDK fills it in. Asked for before the secret is looked up (recorded against AWS).
  describe('asks for a token that is missing', () => {
    const text = 'You must provide a ClientRequestToken value. We recommend a UUID-type value.';
    for (const [operation, type] of [
      ['CreateSecret', 'InvalidRequestException'],
      ['PutSecretValue', 'InvalidRequestException'],
      ['UpdateSecret', 'InvalidRequestException'],
      ['RotateSecret', 'InvalidParameterException'],
    ] as const) {
      it(operation, async () => {
        const answer = await send(sandbox, call(operation, '{"Name":"a","SecretId":"missing","SecretString":"x"}'));
        assert.deepEqual([answer.status, JSON.parse(answer.text)], [400, { __type: type, Message: text }]);
      });
    }
  });

  describe('takes a request target in absolute form', () => {
    const answerTo = (target: string): Promise<RawAnswer> => {
      const connection = open(sandbox);
      connection.write(requestText(sandbox, list).replace('POST / ', `POST ${target} `));
      return connection.answer().finally(() => connection.socket.destroy());
    };
    it('of this endpoint', async () => {
      for (const end of ['/', '']) assert.equal((await answerTo(`${sandbox.endpoint}${end}`)).status, 200);
    });
    it('and of no other', async () => {
      for (const target of ['http://example.com/', 'https://127.0.0.1/', '*']) {
        assert.equal((await answerTo(target)).status, 403);
      }
    });
  });

  it('refuses an expectation that it cannot meet, in the protocol', async () => {
    const connection = open(sandbox);
    connection.write(requestText(sandbox, list, { expect: 'a miracle' }));
    const answer = await connection.answer();
    connection.socket.destroy();
    assert.deepEqual([answer.status, typeOf(answer)], [417, 'ExpectationFailedException']);
    assert.match(answer.head, /x-amzn-requestid: /i);
  });

  describe('refuses what no client sends', () => {
    const refused = (title: string, wire: WireRequest, status: number, type?: string) =>
      it(title, async () => {
        const answer = await send(sandbox, wire);
        assert.equal(answer.status, status, answer.text);
        if (type !== undefined) assert.equal(answer.type, type);
        const names = Object.keys(answer.headers);
        assert.deepEqual(
          names.filter((name) => name.startsWith('access-control-')),
          [],
        );
      });
    refused('a foreign host', { ...list, headers: { ...list.headers, host: 'example.com' } }, 403);
    refused('another port in the host', { ...list, headers: { ...list.headers, host: '127.0.0.1:1' } }, 403);
    refused('an origin', { ...list, headers: { ...list.headers, origin: 'https://example.com' } }, 403);
    refused('the origin null', { ...list, headers: { ...list.headers, origin: 'null' } }, 403);
    refused('a preflight', { ...list, method: 'OPTIONS', body: '', headers: { origin: 'https://example.com' } }, 403);
    refused('another method', { ...list, method: 'PUT' }, 405);
    refused('another content type', { ...list, headers: { ...list.headers, 'content-type': 'text/plain' } }, 415);
    refused(
      'JSON without a version',
      { ...list, headers: { ...list.headers, 'content-type': 'application/json' } },
      415,
    );
    refused('another path', { ...list, path: '/secrets' }, 404, 'UnknownOperationException');
    refused('an unknown operation', call('DropEverything'), 400, 'UnknownOperationException');
    refused(
      'an operation of another service',
      { ...list, headers: { ...list.headers, 'x-amz-target': 'kms.Decrypt' } },
      400,
      'UnknownOperationException',
    );
    refused(
      'no operation',
      { ...list, headers: { 'content-type': 'application/x-amz-json-1.1' } },
      400,
      'UnknownOperationException',
    );
  });

  describe('reads headers in any case, and the charset of a content type', () => {
    it('localhost as host', async () => {
      const host = `LocalHost:${new URL(sandbox.endpoint).port}`;
      assert.equal((await send(sandbox, { ...list, headers: { ...list.headers, host } })).status, 200);
    });
    it('a charset', async () => {
      const headers = { ...list.headers, 'content-type': 'Application/X-Amz-Json-1.1; charset=UTF-8' };
      assert.equal((await send(sandbox, { ...list, headers })).status, 200);
    });
    it('names in capitals, in any order', async () => {
      const connection = open(sandbox);
      const [first = '', ...lines] = requestText(sandbox, list).split('\r\n\r\n')[0]?.split('\r\n') ?? [];
      const shouted = lines.map((line) => line.replace(/^[^:]+/, (name) => name.toUpperCase())).reverse();
      connection.write([first, ...shouted, '', '{}'].join('\r\n'));
      assert.equal((await connection.answer()).status, 200);
      connection.socket.destroy();
    });
  });

  describe('answers wrong bodies as the client’s error', () => {
    const wrong: readonly (readonly [operation: string, body: string])[] = [
      ['ListSecrets', '{'],
      ['ListSecrets', 'null'],
      ['ListSecrets', '[]'],
      ['ListSecrets', '"text"'],
      ['ListSecrets', '1'],
      ['ListSecrets', '['.repeat(100_000)],
      ['ListSecrets', '{"MaxResults":"1"}'],
      ['ListSecrets', '{"MaxResults":1.5}'],
      ['ListSecrets', '{"MaxResults":1e400}'],
      ['ListSecrets', '{"MaxResults":true}'],
      ['ListSecrets', '{"Filters":{"Key":"name"}}'],
      ['ListSecrets', '{"Filters":["name"]}'],
      ['ListSecrets', '{"Filters":[{"Key":"name","Values":"x"}]}'],
      ['ListSecrets', '{"IncludePlannedDeletion":"true"}'],
      ['CreateSecret', '{"Name":1}'],
      ['CreateSecret', '{"Name":{"a":1}}'],
      ['CreateSecret', '{"Name":["a"]}'],
      ['CreateSecret', '{"Name":"a","SecretBinary":"***"}'],
      ['CreateSecret', '{"Name":"a","SecretBinary":[1]}'],
      ['CreateSecret', '{"Name":"a","SecretString":"\\ud800"}'],
      ['CreateSecret', '{"Name":"a","Tags":{"a":"b"}}'],
      ['RotateSecret', '{"SecretId":"a","RotationRules":"daily"}'],
    ];
    for (const [operation, body] of wrong) {
      it(`${operation} ${body.slice(0, 60)}`, async () => {
        const answer = await send(sandbox, call(operation, body));
        assert.equal(answer.type, 'SerializationException', answer.text);
        assert.equal(answer.status, 400);
      });
    }
    it('bytes that are not UTF-8', async () => {
      const connection = open(sandbox);
      // The signature covers the bytes that are sent: Latin-1 text of one character a byte.
      connection.write(
        Buffer.from(requestText(sandbox, call('ListSecrets', '{"x":"A"}')).replace('"A"', '"\xff"'), 'latin1'),
      );
      const answer = await connection.answer();
      assert.equal(answer.status, 400);
      connection.socket.destroy();
    });
    it('no message quotes the body', async () => {
      const canary = 'Tr0ub4dor-canary';
      for (const body of [`{"SecretString":"${canary}`, canary, `{"SecretString":{"${canary}":1}}`]) {
        const { text } = await send(sandbox, call('PutSecretValue', body));
        assert.ok(!text.includes(canary), text);
      }
    });
  });

  describe('keeps a connection', () => {
    it('over answers and errors', async () => {
      const connection = open(sandbox);
      const requests = [
        requestText(sandbox, list),
        requestText(sandbox, call('GetSecretValue', '{"SecretId":"missing"}')),
        requestText(sandbox, call('ListSecrets', '{')),
        requestText(sandbox, list, { authorization: '' }),
        requestText(sandbox, list, { origin: 'https://example.com' }),
        requestText(sandbox, list),
      ];
      const statuses: number[] = [];
      for (const request of requests) {
        connection.write(request);
        statuses.push((await connection.answer()).status);
      }
      assert.deepEqual(statuses, [200, 400, 400, 400, 403, 200]);
      connection.socket.destroy();
    });

    it('with several requests on their way', async () => {
      const connection = open(sandbox);
      const names = ['p1', 'p2', 'p3'];
      connection.write(
        names
          .map((Name) =>
            requestText(
              sandbox,
              call('CreateSecret', JSON.stringify({ Name, ClientRequestToken: 'x'.repeat(32), SecretString: 'v' })),
            ),
          )
          .join(''),
      );
      for (const Name of names) assert.match((await connection.answer()).body, new RegExp(`"Name":"${Name}"`));
      connection.socket.destroy();
    });

    it('with a body in chunks', async () => {
      const connection = open(sandbox);
      const wire = call('ListSecrets', '{"MaxResults":1}');
      const head = requestText(sandbox, { ...wire }, { 'content-length': '', 'transfer-encoding': 'chunked' });
      connection.write(head.replace('{"MaxResults":1}', '6\r\n{"MaxR\r\na\r\nesults":1}\r\n0\r\n\r\n'));
      assert.equal((await connection.answer()).status, 200);
      connection.write(requestText(sandbox, list));
      assert.equal((await connection.answer()).status, 200);
      connection.socket.destroy();
    });
  });

  describe('Expect: 100-continue', () => {
    it('asks for the body of a request that may be served', async () => {
      const connection = open(sandbox);
      const [head = '', body = ''] = requestText(sandbox, list, { expect: '100-continue' }).split('\r\n\r\n');
      connection.write(`${head}\r\n\r\n`);
      assert.equal((await connection.answer()).status, 100);
      connection.write(body);
      assert.equal((await connection.answer()).status, 200);
      connection.socket.destroy();
    });
    it('refuses without asking for the body', async () => {
      const connection = open(sandbox);
      const [head = ''] = requestText(sandbox, list, { expect: '100-continue', origin: 'x' }).split('\r\n\r\n');
      connection.write(`${head}\r\n\r\n`);
      assert.equal((await connection.answer()).status, 403);
      await connection.closed;
    });
  });

  describe('limits what it reads', () => {
    it('a signed body of 10 MB is answered by the service', async () => {
      const body = JSON.stringify({ SecretId: 'a', SecretString: 'x'.repeat(10_000_000) });
      const answer = await send(sandbox, call('PutSecretValue', body));
      assert.equal(answer.type, 'ValidationException', answer.text.slice(0, 200));
      assert.ok(answer.text.length < 1000);
    });
    it('an unsigned body that says its length is refused unread', async () => {
      const connection = open(sandbox);
      connection.write(requestText(sandbox, list, { authorization: '', 'content-length': '1000000000' }));
      const answer = await connection.answer();
      assert.equal(answer.status, 413);
      await connection.closed;
    });
    it('an unsigned body of 10 MB is refused so that its sender can read why', async () => {
      const body = JSON.stringify({ SecretString: 'x'.repeat(10_000_000) });
      const connection = open(sandbox);
      connection.write(requestText(sandbox, call('PutSecretValue', body), { authorization: '' }));
      const answer = await connection.answer();
      assert.deepEqual([answer.status, typeOf(answer)], [413, 'RequestEntityTooLargeException']);
      await connection.closed;
    });
    it('a tunnel is refused in the protocol', async () => {
      const connection = open(sandbox);
      connection.write('CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n');
      assert.equal((await connection.answer()).status, 400);
      await connection.closed;
    });
    it('an unsigned body that does not end is cut off', async () => {
      const connection = open(sandbox);
      const head = requestText(
        sandbox,
        { ...list, body: '' },
        { authorization: '', 'content-length': '', 'transfer-encoding': 'chunked' },
      );
      connection.write(head);
      const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
      const writer = setInterval(() => connection.write(chunk), 1);
      const answer = await connection.answer();
      clearInterval(writer);
      assert.equal(answer.status, 413);
      assert.equal(typeOf(answer), 'RequestEntityTooLargeException');
      await connection.closed;
    });
    it('a request without a host is refused in the protocol', async () => {
      const connection = open(sandbox);
      connection.write('POST / HTTP/1.1\r\ncontent-length: 0\r\n\r\n');
      const answer = await connection.answer();
      assert.equal(answer.status, 403);
      assert.equal(typeOf(answer), 'AccessDeniedException');
      connection.socket.destroy();
    });
    it('headers without end are cut off', async () => {
      const connection = open(sandbox);
      connection.write(`POST / HTTP/1.1\r\nx: ${'y'.repeat(100_000)}`);
      const answer = await connection.answer();
      assert.equal(answer.status, 431);
      assert.match(answer.head, /x-amzn-requestid: /i);
      await connection.closed;
    });
    it('what is not HTTP is refused in the protocol', async () => {
      const connection = open(sandbox);
      connection.write('HELLO\r\n\r\n');
      const answer = await connection.answer();
      assert.equal(answer.status, 400);
      assert.match(answer.head, /content-type: application\/x-amz-json-1\.1/i);
      await connection.closed;
    });
    for (const name of ['host', 'authorization', 'content-type', 'x-amz-target', 'x-amz-date']) {
      it(`a second header ${name} is refused`, async () => {
        const connection = open(sandbox);
        const text = requestText(sandbox, list);
        connection.write(text.replace(/\r\n/, `\r\n${name}: other\r\n`));
        assert.equal((await connection.answer()).status, 400);
        connection.socket.destroy();
      });
    }
    it('a connection that is cut off in the middle harms nobody', async () => {
      const connection = open(sandbox);
      connection.write(requestText(sandbox, list, { 'content-length': '1000' }));
      connection.socket.end();
      await connection.closed;
      assert.equal((await send(sandbox, list)).status, 200);
    });
    it('clients that say nothing, or a letter now and then, keep nobody waiting', async () => {
      const started = [
        '',
        'POST / HTTP/1.1\r\nx: ',
        requestText(sandbox, { ...list, body: '' }, { 'content-length': '1000' }),
        requestText(sandbox, { ...list, body: '' }, { 'content-length': '', 'transfer-encoding': 'chunked' }),
      ];
      const slow = Array.from({ length: 200 }, (_, index) => {
        const connection = open(sandbox);
        connection.write(started[index % started.length] ?? '');
        return connection;
      });
      for (let round = 0; round < 20; round += 1) {
        for (const [index, connection] of slow.entries()) if (index % started.length !== 0) connection.write('1');
        const began = performance.now();
        assert.equal((await send(sandbox, list)).status, 200);
        assert.ok(performance.now() - began < 1000);
      }
      for (const { socket } of slow) socket.destroy();
    });
    it('a client that does not end its headers is told, and cut off', async function () {
      this.timeout(20_000);
      const connection = open(sandbox);
      connection.write('POST / HTTP/1.1\r\n');
      const drip = setInterval(() => connection.write('x: y\r\n'), 500);
      const answer = await connection.answer();
      clearInterval(drip);
      assert.deepEqual([answer.status, typeOf(answer)], [408, 'RequestTimeoutException']);
      await connection.closed;
    });
  });

  it('close ends at once with idle connections, and cuts those that do not end', async () => {
    const own = await startTestSandbox();
    const idle = open(own);
    idle.write(requestText(own, list));
    await idle.answer();
    const stuck = open(own);
    stuck.write(requestText(own, list, { 'content-length': '1000' }));
    const started = Date.now();
    await own.close();
    assert.ok(Date.now() - started < 5000);
    await Promise.all([idle.closed, stuck.closed]);
  });
});
