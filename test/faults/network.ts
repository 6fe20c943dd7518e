import type { Answer, Exchange } from './proxy.ts';

/** Somebody else with access to the store: makes a secret of that name, or gives it another value. */
export type Rival = (name: string) => Promise<void>;

/** What may become of one request between client and endpoint. One row a fault. */
export type NetworkFault = (exchange: Exchange, rival: Rival) => Promise<void> | void;

const error = (status: number, type: string, message: string, date = new Date()): Answer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'fault', date: date.toUTCString() },
  body: Buffer.from(JSON.stringify({ __type: type, message })),
});

/** What a request to create a secret says; undefined for any other request. */
export function creationIn(body: string): Creation | undefined {
  const { Name: name, SecretString: text, ClientRequestToken: token } = JSON.parse(body) as Record<string, unknown>;
  const isCreation = typeof name === 'string' && typeof text === 'string' && typeof token === 'string';
  return isCreation ? { name, text, token } : undefined;
}

export interface Creation {
  readonly name: string;
  readonly text: string;
  readonly token: string;
}

const created = ({ name, token }: Creation): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'fault' },
  body: Buffer.from(
    JSON.stringify({
      ARN: `arn:aws:secretsmanager:us-east-1:000000000000:secret:${name}-fAulTs`,
      Name: name,
      VersionId: token,
    }),
  ),
});

const inAnHour = (): Date => new Date(Date.now() + 3_600_000);
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const networkFaults = {
  'dropped on its way there': (exchange) => exchange.cut(),
  'dropped on its way back': async (exchange) => {
    await exchange.forward();
    exchange.cut();
  },
  'cut in the middle of the answer': async (exchange) => {
    const answer = await exchange.forward();
    exchange.answerPart(answer, Math.floor(answer.body.length / 2));
  },
  delayed: async (exchange) => {
    await pause(60);
    exchange.answer(await exchange.forward());
  },
  'delivered twice': async (exchange) => {
    await exchange.forward();
    exchange.answer(await exchange.forward());
  },
  'delivered once more after the answer': async (exchange) => {
    exchange.answer(await exchange.forward());
    await exchange.forward();
  },
  'delivered after the client has given up': async (exchange) => {
    exchange.cut();
    await pause(30);
    await exchange.forward();
  },
  'answered by 500': (exchange) => exchange.answer(error(500, 'InternalServiceError', 'An error occurred.')),
  'done, and answered by 500': async (exchange) => {
    await exchange.forward();
    exchange.answer(error(500, 'InternalServiceError', 'An error occurred.'));
  },
  'answered by a page of a gateway': (exchange) =>
    exchange.answer({
      status: 502,
      headers: { 'content-type': 'text/html' },
      body: Buffer.from('<html>Bad gateway</html>'),
    }),
  throttled: (exchange) => exchange.answer(error(400, 'ThrottlingException', 'Rate exceeded')),
  'refused: the login has expired': (exchange) =>
    exchange.answer(error(400, 'ExpiredTokenException', 'The security token included in the request is expired')),
  'refused: the clocks differ': (exchange) =>
    exchange.answer(error(403, 'RequestTimeTooSkewed', 'The difference is too large.', inAnHour())),
  'answered an hour ahead': async (exchange) => {
    const answer = await exchange.forward();
    exchange.answer({ ...answer, headers: { ...answer.headers, date: inAnHour().toUTCString() } });
  },
  'done, and written anew by somebody at once': async (exchange, rival) => {
    const answer = await exchange.forward();
    const creation = creationIn(exchange.body);
    if (creation !== undefined && answer.status === 200) await rival(creation.name);
    exchange.answer(answer);
  },
  'preceded by somebody who takes the name': async (exchange, rival) => {
    const creation = creationIn(exchange.body);
    if (creation !== undefined) await rival(creation.name);
    exchange.answer(await exchange.forward());
  },
  'said to be done, and not done': async (exchange) => {
    const creation = creationIn(exchange.body);
    if (creation === undefined) exchange.answer(await exchange.forward());
    else exchange.answer(created(creation));
  },
} as const satisfies Readonly<Record<string, NetworkFault>>;

export type NetworkFaultName = keyof typeof networkFaults;
export const networkFaultNames = Object.keys(networkFaults) as readonly NetworkFaultName[];
