import { apiKey, cryptoKey, password } from './knownCall.ts';
import type { KnownCall } from './knownCall.ts';

/** C#, Visual Basic and PowerShell: from the reference pages of .NET, Azure's libraries and the packages named. */
export const dotNetCalls: readonly KnownCall[] = [
  password('NetworkCredential', 1, 2, 3),
  password('UsernamePasswordCredential', 1, 2, 4),
  password('UserPasswordCredential', 1, 2, 2),
  password('PasswordCredential', 1, 2, 3),
  password('SqlCredential', 1, 2, 2),
  password('Membership.CreateUser', 1, 2, 9),
  password('Membership.ValidateUser', 1, 2, 2),
  password('FormsAuthentication.Authenticate', 1, 2, 2),
  password('userManager.CreateAsync', 1, 2, 2),
  password('BasicAuthenticationHeaderValue', 1, 2, 2),
  password('HttpBasicAuthenticator', 1, 2, 3),
  password('WithBasicAuth', 1, 2, 2),
  password('ConvertTo-SecureString', 0, 1, 4),
  password('X509Certificate2', 1, 2, 4),
  // SSH.NET.
  password('PasswordAuthenticationMethod', 1, 2, 2),
  ...['SshClient', 'SftpClient', 'ScpClient', 'PasswordConnectionInfo'].flatMap((client) => [
    password(client, 2, 3, 3),
    password(client, 3, 4, 4),
  ]),
  // Azure.
  cryptoKey('StorageSharedKeyCredential', 1, 2, 2),
  cryptoKey('StorageCredentials', 1, 2, 3),
  cryptoKey('NamedKeyCredential', 1, 2, 2),
  password('ClientSecretCredential', 2, 3, 5),
  password('ClientCredential', 1, 2, 2),
  apiKey('AzureKeyCredential', 0, 1, 1),
  apiKey('ApiKeyCredential', 0, 1, 1),
  // Keys.
  cryptoKey('SymmetricSecurityKey', 0, 1, 1),
  { ...cryptoKey('new Secret', 0, 1, 3), first: /^\s*"[^"\n]{1,200}"\.Sha(?:256|512)\(/ },
  password('PasswordDeriveBytes', 0, 1, 5),
  password('Rfc2898DeriveBytes', 0, 2, 5),
  password('Rfc2898DeriveBytes.Pbkdf2', 0, 4, 5),
  cryptoKey('HMACMD5', 0, 1, 1),
  cryptoKey('HMACSHA1', 0, 1, 2),
  cryptoKey('HMACSHA256', 0, 1, 1),
  cryptoKey('HMACSHA384', 0, 1, 1),
  cryptoKey('HMACSHA512', 0, 1, 1),
  cryptoKey('CreateEncryptor', 0, 2, 2),
  cryptoKey('CreateDecryptor', 0, 2, 2),
];
