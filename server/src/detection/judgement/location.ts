import { turnedDown } from './filter.ts';
import { looksRandom } from './randomness.ts';
import type { Filter } from './filter.ts';

const location =
  /^(?:https?|ftp|wss?|file|data|mailto|tel|urn|git|ssh|jdbc|classpath|chrome|about|javascript|content|resource|tcp|udp|unix|s3|gs):\S*$/i;
const path = /^(?:\.{0,2}|~|[A-Za-z]:|\$\w+)?[/\\](?:[\w.@{}:$*-]+[/\\])*[\w.@{}:$*?=&-]*$/;
/** Folders below one another, in words only. */
const relativePath = /^[A-Za-z_-]+(?:\/[A-Za-z_.-]+)+$/;
const fileName =
  /^[\w./@-]{1,100}\.(?:txt|json|ya?ml|pem|key|crt|cer|p12|pfx|jks|keystore|properties|xml|html?|jsx?|tsx?|vue|py|rb|go|java|php|css|scss|png|svg|jpe?g|gif|md|log|sh|conf|cfg|ini|env|db|sql|csv|sock|pid|tmpl|so|dll|exe|jar|zip|gz|proto)$/i;
const mediaType = /^(?:application|text|image|audio|video|multipart|font)\/[\w.+-]+/;
const hostName = /^(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|local|internal|cloud|app|co|edu|gov)(?::\d+)?(?:\/\S*)?$/i;
/** IPv4 and IPv6 (RFC 4291). */
const networkAddress = /^(?:\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?|(?=.*:.*:)[\da-f]{0,4}(?::[\da-f]{0,4}){2,7})$/i;
const emailAddress = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;

/** A URL without credentials, a path, a file name, a media type, a host, a mail address. */
export const isLocation = (text: string): boolean =>
  location.test(text) ||
  ((path.test(text) || relativePath.test(text)) && text.length > 1 && !looksRandom(text.replaceAll('/', ''))) ||
  fileName.test(text) ||
  mediaType.test(text) ||
  hostName.test(text) ||
  emailAddress.test(text) ||
  networkAddress.test(text);

export const notALocation: Filter = ({ value, origin }) =>
  origin.kind === 'name' && isLocation(value.trim()) ? turnedDown('path or address') : undefined;
