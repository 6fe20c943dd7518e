import type { SignIn } from '../store.ts';
import { signInCommand } from './signIn.ts';
import type { CredentialSource } from './sources.ts';

export interface Remedy {
  /** A sentence. */
  readonly todo: string;
  readonly signIn?: SignIn;
}

/** What gives a source new credentials: of a chain of roles, what stands at its end. */
export function remedyOf(source: CredentialSource | SignIn): Remedy {
  if (!('kind' in source)) return { todo: `Sign in again: ${signInCommand(source)}`, signIn: source };
  switch (source.kind) {
    case 'keys':
      return source.profile === undefined
        ? { todo: 'Get new credentials and set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN again.' }
        : {
            todo: `Write new keys for the profile ${source.profile} into the AWS credentials file (aws configure), or use a profile that signs in (aws login, aws configure sso).`,
          };
    case 'sso':
      return remedyOf({ tool: 'sso', profile: source.profile });
    case 'login':
      return remedyOf({ tool: 'login', profile: source.profile });
    case 'process':
      return { todo: `Run the credential_process of the profile ${source.profile} by hand, and mend what it says.` };
    case 'role':
      return remedyOf(source.base);
    case 'web-identity':
      return { todo: `Look whether the token in ${source.tokenFile} is renewed.` };
    case 'container':
      return { todo: 'Look at the role of the task or pod, and at AWS_CONTAINER_CREDENTIALS_FULL_URI.' };
    case 'instance':
      return { todo: 'Look whether the instance has a role, or set AWS_EC2_METADATA_DISABLED=true.' };
  }
}
