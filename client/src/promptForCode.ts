import { l10n, window } from 'vscode';
import type { MfaQuestion } from '../../server/src/protocol/stores.ts';

/** Stays open while the user looks at the device; nothing when they give up. */
export const promptForCode = async ({ serial, profile }: MfaQuestion): Promise<string | undefined> =>
  (
    await window.showInputBox({
      title: l10n.t('Sign in to the profile {0}', profile),
      prompt: l10n.t('Code of the multi-factor device {0}', serial),
      placeHolder: l10n.t('6 digits'),
      password: true,
      ignoreFocusOut: true,
      validateInput: (text) => (/^\d{6}$/.test(text.trim()) ? undefined : l10n.t('A code has 6 digits.')),
    })
  )?.trim();
