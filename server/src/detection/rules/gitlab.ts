import type { Rule } from '../rule.ts';
import { urlSafe } from './support/formats.ts';
import { named } from './support/named.ts';
import { prefixed } from './support/prefixed.ts';

export const gitlab: readonly Rule[] = [
  prefixed({
    id: 'gitlab-personal-access-token',
    title: 'GitLab personal access token',
    keywords: ['glpat-'],
    token: 'glpat-(?:[A-Za-z0-9_-]{27,300}\\.[0-9a-z]{2}(?:\\.[0-9a-z]{2})?[0-9a-z]{7}|[A-Za-z0-9_-]{20,22})',
    documentation: 'https://docs.gitlab.com/user/profile/personal_access_tokens/',
    window: 400,
  }),
  prefixed({
    id: 'gitlab-trigger-token',
    title: 'GitLab pipeline trigger token',
    keywords: ['glptt-'],
    token: 'glptt-[0-9a-f]{40}',
    documentation: 'https://docs.gitlab.com/ci/triggers/',
  }),
  prefixed({
    id: 'gitlab-runner-registration-token',
    title: 'GitLab runner registration token',
    keywords: ['gr1348941'],
    token: 'GR1348941[A-Za-z0-9_-]{20,60}',
    documentation: 'https://docs.gitlab.com/ci/runners/new_creation_workflow/',
  }),
  prefixed({
    id: 'gitlab-runner-token',
    title: 'GitLab runner authentication token',
    keywords: ['glrt-', 'glrtr-'],
    token:
      'glrtr?-(?:t\\d_[A-Za-z0-9_-]{27,300}\\.[0-9a-z]{2}(?:\\.[0-9a-z]{2})?[0-9a-z]{7}|(?:t\\d_)?[A-Za-z0-9_-]{20})',
    documentation: 'https://docs.gitlab.com/security/tokens/',
    window: 400,
  }),
  prefixed({
    id: 'gitlab-deploy-token',
    title: 'GitLab deploy token',
    keywords: ['gldt-'],
    token: 'gldt-[A-Za-z0-9_-]{20}',
    documentation: 'https://docs.gitlab.com/user/project/deploy_tokens/',
  }),
  prefixed({
    id: 'gitlab-job-token',
    title: 'GitLab CI/CD job token',
    keywords: ['glcbt-'],
    token: 'glcbt-(?:[A-Za-z0-9]{1,5}_)?[A-Za-z0-9_-]{20}',
    documentation: 'https://docs.gitlab.com/ci/jobs/ci_job_token/',
  }),
  prefixed({
    id: 'gitlab-feed-token',
    title: 'GitLab feed token',
    keywords: ['glft-'],
    token: 'glft-[A-Za-z0-9_-]{20}',
    documentation: 'https://docs.gitlab.com/security/tokens/',
  }),
  prefixed({
    id: 'gitlab-incoming-mail-token',
    title: 'GitLab incoming mail token',
    keywords: ['glimt-'],
    token: 'glimt-[A-Za-z0-9_-]{25}',
    documentation: 'https://docs.gitlab.com/security/tokens/',
  }),
  prefixed({
    id: 'gitlab-agent-token',
    title: 'GitLab agent for Kubernetes token',
    keywords: ['glagent-'],
    token: 'glagent-[A-Za-z0-9_-]{50,80}',
    documentation: 'https://docs.gitlab.com/security/tokens/',
  }),
  prefixed({
    id: 'gitlab-oauth-secret',
    title: 'GitLab OAuth application secret',
    kind: 'api-key',
    keywords: ['gloas-'],
    token: 'gloas-[A-Za-z0-9_-]{64}',
    documentation: 'https://docs.gitlab.com/security/tokens/',
  }),
  prefixed({
    id: 'gitlab-scim-token',
    title: 'GitLab SCIM token',
    keywords: ['glsoat-'],
    token: 'glsoat-[A-Za-z0-9_-]{20}',
    documentation: 'https://docs.gitlab.com/security/tokens/',
  }),
  prefixed({
    id: 'gitlab-feature-flag-token',
    title: 'GitLab feature flags client token',
    keywords: ['glffct-'],
    token: 'glffct-[A-Za-z0-9_-]{20}',
    documentation: 'https://docs.gitlab.com/security/tokens/',
  }),
  prefixed({
    id: 'gitlab-workspace-token',
    title: 'GitLab workspace token',
    keywords: ['glwt-'],
    token: 'glwt-[A-Za-z0-9_-]{20}',
    documentation: 'https://docs.gitlab.com/security/tokens/',
  }),
  prefixed({
    id: 'gitlab-session-cookie',
    title: 'GitLab session cookie',
    keywords: ['_gitlab_session'],
    before: '_gitlab_session=',
    token: '[0-9a-z]{32}',
    documentation: 'https://docs.gitlab.com/security/',
  }),
  named({
    id: 'gitlab-legacy-token',
    title: 'GitLab legacy token',
    kind: 'token',
    names: ['gitlab'],
    value: urlSafe(20),
    documentation: 'https://docs.gitlab.com/user/profile/personal_access_tokens',
  }),
];
