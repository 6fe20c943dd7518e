import { planOf, resultOf, placesIn } from './planCase.ts';
import { Secret } from '../../../server/src/core/secret.ts';
const files = { 'mail.py': `smtp_password = "Zebra-pl4nted-81"\nsmtp_token = "Walrus-pl4nted-72"\n` };
const choice = { stored: new Map([['shop/dev/smtp', new Map([['password_2', new Secret('Zebra-pl4nted-81')]])]]) };
const plan = await planOf(files, choice);
const after = resultOf(plan, files);
console.log(after['mail.py']);
const again = await planOf(after, choice);
console.log(
  placesIn(again, after),
  again.places.map((p) => p.finding),
);
