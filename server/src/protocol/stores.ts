import { NotificationType, RequestType } from 'vscode-languageserver-protocol';
import type { Failed, StoreReference } from './requests.ts';

/** Where a store is, from local files and the environment: no network, and whether or not someone is signed in. */
export const locateStore = new RequestType<StoreReference, StorePlace | Failed, void>('unhardcode/locateStore');
export interface StorePlace {
  readonly region: string;
  /** For people: `AWS_REGION`, `profile dev`, `chosen` … */
  readonly regionSource: string;
  /** Set when requests do not go to AWS itself. */
  readonly endpoint?: string;
}

/**
 * Server to client: the code of a multi-factor device. Sealed to `publicKey`, see `sealed.ts`; absent when the user
 * gives none.
 */
export const askForMfaCode = new RequestType<MfaQuestion, { readonly sealed?: string }, void>('unhardcode/mfaCode');
export interface MfaQuestion {
  /** ARN or number of the device. */
  readonly serial: string;
  readonly profile: string;
  readonly publicKey: string;
}

/**
 * Server to client, once stores were asked for: the shared AWS files or a login have changed. `profiles`: everything
 * may mean something else; `logins`: what failed may work now.
 */
export const storesChanged = new NotificationType<{ readonly what: 'profiles' | 'logins' }>('unhardcode/storesChanged');
