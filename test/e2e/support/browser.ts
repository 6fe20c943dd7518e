import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { ensureChromium } from './install.ts';
import type { Report } from './install.ts';

/** Without a display, and without a word to anyone outside. */
export async function openBrowser(report?: Report): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureChromium(report),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export const viewport = { width: 1280, height: 800 } as const;
