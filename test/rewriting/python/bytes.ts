import type { RewriteCase } from '../support/rewriteCase.ts';

const reader = `@functools.cache
def get_secret_bytes(secret_id: str) -> bytes:
    """Read a binary AWS Secrets Manager secret, once."""
    client = boto3.client("secretsmanager", region_name=os.environ.get("AWS_REGION"))
    response = client.get_secret_value(SecretId=secret_id)
    return bytes(response["SecretBinary"])
`;

/** Values that are bytes and no text: each is a binary secret of its own. */
export const bytes: readonly RewriteCase[] = [
  {
    name: 'bytes that are no UTF-8',
    files: {
      'main.py': String.raw`import hashlib

key = b"⟦\x8f\xfe\x01A\x00\x93" b"\n\377⟧"
print(hashlib.sha256(key).hexdigest(), type(key))
`,
    },
    after: {
      'main.py': `import functools
import hashlib
import os

import boto3


${reader}

key = get_secret_bytes("harness/python-bytes-0/app-key1")
print(hashlib.sha256(key).hexdigest(), type(key))
`,
    },
  },
  {
    name: 'bytes that are written one by one, twice, and beside a text',
    files: {
      'main.py': `import hashlib

key = bytes([⟦0x4f, 145, 0o323, 0b11110, 0x00,  # five
    0xff, 0x41, 1_0⟧,
])
salt = bytearray([⟦79, 145, 211, 30, 168, 123, 194, 5⟧])
salt[0] = 1
password = "⟦blue-heron-42⟧"
print(hashlib.sha256(key).hexdigest(), bytes(salt).hex(), password)
print(bytearray([⟦79, 145, 211, 30, 168, 123, 194, 5⟧]).hex())
`,
    },
  },
  {
    name: 'a reader that the file has already',
    files: {
      'main.py': `import functools
import os

import boto3


${reader}

key = bytes([⟦0x4f, 145, 0xd3, 0x1e, 0x00, 0xff, 0x41, 10⟧])
print(key.hex())
`,
    },
    after: {
      'main.py': `import functools
import os

import boto3


${reader}

key = get_secret_bytes("harness/python-bytes-2/app-key1")
print(key.hex())
`,
    },
  },
  {
    name: 'a default parameter, by the helper',
    style: 'helper',
    files: {
      'main.py': `import hashlib


def digest(key=bytes([⟦0x4f, 145, 0xd3, 0x1e, 0x00, 0xff, 0x41, 10⟧])):
    return hashlib.sha256(key).hexdigest()


print(digest())
`,
    },
  },
  {
    name: 'a missing secret',
    files: { 'main.py': 'key = bytes([⟦0x4f, 145, 0xd3, 0x1e, 0x00, 0xff, 0x41, 10⟧])\nprint(key)\n' },
    absent: 'secret',
  },
  {
    name: 'numbers that are not all bytes, and a list that is not made into bytes at once',
    files: {
      'main.py': `last = 7
levels = bytearray(sorted([⟦79, 145, 211, 30, 168, 123, 194, 5⟧]))
keys = bytes([⟦79, 145, 211, 30, 168, 123, last⟧])
print(levels, keys, [⟦79, 145, 211, 30, 168, 123, 194, 300⟧])
`,
    },
    expect: 'not-a-literal',
  },
];
