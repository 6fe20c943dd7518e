import assert from 'node:assert/strict';
import { Secret } from '../../../server/src/core/secret.ts';
import { parseConnectionString } from '../../../server/src/detection/connectionStrings/parse.ts';
import { databaseShape } from '../../../server/src/secrets/shapes.ts';

const password = 'Zebra-pl4nted-81';

/** Structures of https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html. */
const shapes: Readonly<Record<string, string>> = {
  [`postgres://app:${password}@db.internal:5432/orders`]: `{"engine":"postgres","host":"db.internal","username":"app","password":"${password}","dbname":"orders","port":5432}`,
  [`mysql://app:${password}@db.internal/orders`]: `{"engine":"mysql","host":"db.internal","username":"app","password":"${password}","dbname":"orders"}`,
  [`mongodb+srv://app:${password}@cluster0.example.net/orders`]: `{"engine":"mongo","host":"cluster0.example.net","username":"app","password":"${password}","dbname":"orders"}`,
  [`Server=tcp:sql.internal,1433;Database=orders;User Id=sa;Password=${password}`]: `{"engine":"sqlserver","host":"sql.internal","username":"sa","password":"${password}","dbname":"orders","port":1433}`,
  [`jdbc:postgresql://db.internal:5432/orders?user=app&password=${password}`]: `{"engine":"postgres","host":"db.internal","username":"app","password":"${password}","dbname":"orders","port":5432}`,
  [`host=db.internal port=5433 user=app password=${password} dbname=orders`]: `{"engine":"postgres","host":"db.internal","username":"app","password":"${password}","dbname":"orders","port":5433}`,
  // Redis has no structure of AWS's, so no engine is claimed.
  [`redis://:${password}@cache:6379/0`]: `{"host":"cache","password":"${password}","dbname":"0","port":6379}`,
  // What is stored is what the server gets, not how a URI writes it.
  'postgres://app%2Bro:p%40ss-pl4nted@db/orders': `{"engine":"postgres","host":"db","username":"app+ro","password":"p@ss-pl4nted","dbname":"orders"}`,
  'postgres://app@db/orders': 'none',
};

describe('shapes of database credentials', () => {
  for (const [text, expected] of Object.entries(shapes)) {
    it(text.replaceAll(password, '•••'), () => {
      const connection = parseConnectionString(text);
      assert.ok(connection !== undefined);
      const shape = databaseShape(connection);
      const plain = [...(shape ?? [])].map(([key, value]) => [key, value instanceof Secret ? value.reveal() : value]);
      assert.equal(shape === undefined ? 'none' : JSON.stringify(Object.fromEntries(plain)), expected);
    });
  }
});
