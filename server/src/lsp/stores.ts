import type { Connection } from 'vscode-languageserver';
import { opener } from '../protocol/sealed.ts';
import { askForMfaCode } from '../protocol/stores.ts';
import type { StoreReference } from '../protocol/requests.ts';
import { StoreError } from '../secrets/store.ts';
import type { SecretStore, StoreLocation } from '../secrets/store.ts';
import type { Settings } from '../settings/settings.ts';
import type { Client } from './client.ts';
import { noting } from './knownValues.ts';
import type { KnownValues } from './knownValues.ts';
import type { SandboxHolder } from './sandbox.ts';
import type { Services, StoreChoice } from './services.ts';

export interface OpenedStore {
  readonly store: SecretStore;
  readonly reference: StoreReference;
}

export interface StoreParts {
  readonly services: Services;
  readonly sandbox: SandboxHolder;
  readonly connection: Connection;
  readonly client: Client;
  readonly known: KnownValues;
}

/**
 * Opens what was referred to, or what the settings and the environment say. Sends nothing to the network.
 * @throws StoreError when it cannot be settled, nobody is signed in, or the sandbox is meant and does not run.
 */
export async function openStore(
  reference: StoreReference | undefined,
  settings: Settings,
  parts: StoreParts,
): Promise<OpenedStore> {
  const { services, connection, client, known } = parts;
  const mfaCode = client.asks ? { mfaCode: askingForCode(connection) } : {};
  const store = await services.openStore({ ...choiceOf(reference, settings, parts), ...mfaCode });
  const opened = reference?.kind === 'sandbox' ? reference : referenceOf(store.location);
  return { store: noting(store, opened, known), reference: opened };
}

/**
 * Where that would be, whether or not someone is signed in.
 * @throws StoreError when it cannot be settled, or the sandbox is meant and does not run.
 */
export const locate = async (
  reference: StoreReference | undefined,
  settings: Settings,
  parts: StoreParts,
): Promise<StoreLocation> => parts.services.locateStore(choiceOf(reference, settings, parts));

function choiceOf(
  reference: StoreReference | undefined,
  { awsProfile, awsRegion }: Settings,
  { sandbox }: StoreParts,
): StoreChoice {
  if (reference === undefined) {
    return {
      ...(awsProfile === '' ? {} : { profile: awsProfile }),
      ...(awsRegion === '' ? {} : { region: awsRegion, regionSource: 'the setting unhardcode.awsRegion' }),
    };
  }
  const { kind, profile, region } = reference;
  if (kind !== 'sandbox') return { region, ...(profile === undefined ? {} : { profile }) };
  const running = sandbox.running();
  if (running === undefined) throw new StoreError('offline', 'The sandbox is not running. Start it, then try again.');
  return { sandbox: running.environment, region };
}

/** What opens the same store again. */
export const referenceOf = ({ region, profile }: StoreLocation): StoreReference =>
  profile === undefined ? { kind: 'environment', region } : { kind: 'profile', profile, region };

/** The code crosses the process border sealed. */
const askingForCode =
  (connection: Connection) =>
  async (serial: string, profile: string): Promise<string> => {
    const answer = opener();
    const { sealed } = await connection.sendRequest(askForMfaCode, { serial, profile, publicKey: answer.publicKey });
    if (sealed !== undefined) return answer.open(sealed);
    throw new StoreError('cancelled', 'Cancelled: no code of the multi-factor device was given. Nothing was stored.');
  };
