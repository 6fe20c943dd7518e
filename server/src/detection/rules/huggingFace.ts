import type { Rule } from '../rule.ts';
import { letters, withNextCharacter } from './support/formats.ts';
import { prefixed } from './support/prefixed.ts';

export const huggingFace: readonly Rule[] = [
  prefixed({
    id: 'hugging-face-token',
    title: 'Hugging Face user access token',
    keywords: withNextCharacter('hf_', letters),
    token: 'hf_[A-Za-z0-9]{34}',
    documentation: 'https://huggingface.co/docs/hub/security-tokens',
  }),
  prefixed({
    id: 'hugging-face-organization-token',
    title: 'Hugging Face organization API token',
    keywords: ['api_org_'],
    token: 'api_org_[A-Za-z0-9]{34}',
    documentation: 'https://huggingface.co/docs/hub/security-tokens',
  }),
];
