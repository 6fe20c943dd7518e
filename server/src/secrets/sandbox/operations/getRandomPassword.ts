import { boolean } from '../model/members.ts';
import { randomPassword } from '../state/password.ts';
import { operation } from './operation.ts';

export const getRandomPassword = operation({
  name: 'GetRandomPassword',
  access: 'read',
  input: {
    PasswordLength: { kind: 'integer', min: 1, max: 4096 },
    ExcludeCharacters: { kind: 'string', max: 4096 },
    ExcludeNumbers: boolean,
    ExcludePunctuation: boolean,
    ExcludeUppercase: boolean,
    ExcludeLowercase: boolean,
    IncludeSpace: boolean,
    RequireEachIncludedType: boolean,
  },
  handle: (input) => ({ answer: { RandomPassword: randomPassword(input) } }),
});
