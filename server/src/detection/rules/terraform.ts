import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const terraform: readonly Rule[] = [
  prefixed({
    id: 'terraform-cloud-token',
    title: 'HCP Terraform API token',
    keywords: ['.atlasv1.'],
    token: '[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,70}',
    documentation: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
  }),
  prefixed({
    id: 'vagrant-cloud-token',
    title: 'Vagrant Cloud token',
    keywords: ['atlasv1'],
    token: '[A-Za-z0-9]{14}atlasv1[A-Za-z0-9]{60,70}',
    documentation: 'https://developer.hashicorp.com/vagrant/vagrant-cloud',
  }),
];
