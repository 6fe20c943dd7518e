'use strict';
// Opens the database inside an async function, as most CommonJS programs do.

async function openDatabase() {
  const connectionString = 'postgresql://reporting:@@report-password@@@db.example.com:5432/shop';
  const url = new URL(connectionString);
  return { host: url.host, user: url.username, password: decodeURIComponent(url.password) };
}

async function main() {
  const database = await openDatabase();
  console.log(`connected to ${database.host} as ${database.user}`);
  console.log(`password of ${database.password.length} characters`);
}

main();
