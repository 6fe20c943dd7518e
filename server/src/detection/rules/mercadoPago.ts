import type { Rule } from '../rule.ts';
import { prefixed } from './support/prefixed.ts';

export const mercadoPago: readonly Rule[] = [
  prefixed({
    id: 'mercado-pago-token',
    title: 'Mercado Pago access token',
    keywords: ['app_usr-', 'mercado'],
    token: '(?:APP_USR|TEST)-\\d{13,17}-\\d{6}-[0-9a-f]{32}-\\d{6,10}',
    documentation: 'https://www.mercadopago.com/developers/en/docs',
  }),
];
