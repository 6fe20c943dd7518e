// An API client with a bearer token in its header.
import { createHash } from 'node:crypto';

interface Settings {
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function settings(): Promise<Settings> {
  return {
    baseUrl: 'https://api.example.com/v2',
    headers: { Authorization: 'Bearer @@api-token@@' },
  };
}

const { baseUrl, headers } = await settings();
const digest = createHash('sha256')
  .update(headers.Authorization ?? '')
  .digest('hex');
console.log(`${baseUrl} with a header of ${headers.Authorization?.length} characters, digest ${digest.slice(0, 12)}`);
