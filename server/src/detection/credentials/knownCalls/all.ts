import { anyLanguageCalls } from './anyLanguage.ts';
import { dotNetCalls } from './dotNet.ts';
import { goCalls } from './go.ts';
import { javaCalls } from './java.ts';
import { javaScriptCalls } from './javaScript.ts';
import type { KnownCall } from './knownCall.ts';
import { phpCalls } from './php.ts';
import { pythonCalls } from './python.ts';
import { rubyCalls } from './ruby.ts';
import { rustCalls } from './rust.ts';
import { swiftCalls } from './swift.ts';

/** Of calls that are written alike, the first that has as many arguments holds. */
export const knownCalls: readonly KnownCall[] = [
  ...javaCalls,
  ...dotNetCalls,
  ...goCalls,
  ...rustCalls,
  ...swiftCalls,
  ...javaScriptCalls,
  ...pythonCalls,
  ...phpCalls,
  ...rubyCalls,
  ...anyLanguageCalls,
];
