import type { IntegerShape, ListShape, StringShape } from './shape.ts';

/** Members that several operations share, with the constraints of AWS's service model (2017-10-17). */

export const boolean = { kind: 'boolean' } as const;
export const secretId = { kind: 'string', min: 1, max: 2048 } as const satisfies StringShape;
export const name = { kind: 'string', min: 1, max: 512 } as const satisfies StringShape;
export const token = { kind: 'string', min: 32, max: 64 } as const satisfies StringShape;
export const versionId = { kind: 'string', min: 32, max: 64 } as const satisfies StringShape;
export const stage = { kind: 'string', min: 1, max: 256 } as const satisfies StringShape;
export const stages = { kind: 'list', of: stage, min: 1, max: 20 } as const satisfies ListShape;
export const description = { kind: 'string', max: 2048 } as const satisfies StringShape;
export const kmsKeyId = { kind: 'string', max: 2048 } as const satisfies StringShape;
export const secretType = { kind: 'string', max: 256 } as const satisfies StringShape;
export const nextToken = { kind: 'string', min: 1, max: 4096 } as const satisfies StringShape;
export const maxResults = { kind: 'integer', min: 1, max: 100 } as const satisfies IntegerShape;

/** 65,536 bytes, although the model's number reads like characters (user guide, quotas). */
export const secretString = { kind: 'string', min: 1, max: 65_536, unit: 'bytes', sensitive: true } as const;
export const secretBinary = { kind: 'blob', min: 1, max: 65_536 } as const;

export const tagKey = { kind: 'string', min: 1, max: 128 } as const satisfies StringShape;
export const tags = {
  kind: 'list',
  of: { kind: 'structure', members: { Key: tagKey, Value: { kind: 'string', max: 256 } } },
} as const satisfies ListShape;

export const region = {
  kind: 'string',
  min: 1,
  max: 128,
  pattern: /^([a-z]+-)+\d+$/,
} as const satisfies StringShape;
export const replicaRegions = {
  kind: 'list',
  of: { kind: 'structure', members: { Region: region, KmsKeyId: kmsKeyId } },
  min: 1,
} as const satisfies ListShape;

export const filters = {
  kind: 'list',
  max: 10,
  of: {
    kind: 'structure',
    members: {
      Key: {
        kind: 'string',
        values: ['description', 'name', 'tag-key', 'tag-value', 'primary-region', 'owning-service', 'all'],
      },
      Values: {
        kind: 'list',
        min: 1,
        max: 10,
        of: { kind: 'string', max: 512, pattern: /^!?[a-zA-Z0-9 :_@/+=.\-!]*$/ },
      },
    },
  },
} as const satisfies ListShape;

export const resourcePolicy = { kind: 'string', min: 1, max: 20_480 } as const satisfies StringShape;
