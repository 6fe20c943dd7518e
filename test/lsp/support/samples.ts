/** Values that no scanner takes for real, and that a detection by name finds. */
export const password = 'xK9#' + 'mQ2vL7pW4z';
export const otherPassword = 'Tr4v' + 'Ez!8nB3qYh';
export const canaries = [password, otherPassword];

/** A module in which a call is legal where the password stands. */
export const leakyModule = `const dbPassword = '${password}';\nconsole.log(dbPassword.length);\n`;
/** The same with a password that people make up: likely one, and no more than that. */
export const likelyModule = `const dbPassword = '${'sommer' + '-garten'}';\nconsole.log(dbPassword.length);\n`;
export const moduleUri = 'file:///tmp/unhardcode-no-such-folder/shop/db.mjs';
