import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const dockerHub: readonly Rule[] = [
  prefixed({
    id: 'docker-hub-token',
    title: 'Docker Hub personal access token',
    keywords: ['dckr_pat_'],
    token: 'dckr_pat_[A-Za-z0-9_-]{27}',
    documentation: 'https://docs.docker.com/security/access-tokens/',
  }),
  prefixed({
    id: 'docker-hub-organization-token',
    title: 'Docker Hub organization access token',
    keywords: ['dckr_oat_'],
    token: 'dckr_oat_[A-Za-z0-9_-]{27,36}',
    documentation: 'https://docs.docker.com/enterprise/security/access-tokens/',
  }),
  prefixed({
    id: 'docker-swarm-token',
    title: 'Docker Swarm join token or unlock key',
    keywords: ['swmtkn-1-', 'swmkey-1-'],
    token: '(?:SWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25}|SWMKEY-1-[A-Za-z0-9+/]{43})',
    documentation: 'https://docs.docker.com/engine/swarm/join-nodes/',
  }),
];
