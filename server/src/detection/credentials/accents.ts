/** Letters with a stroke, which Unicode does not take apart. */
const stroked: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ı: 'i' };

/** The text without the marks on its letters: `contraseña`, `hasło`, and the sound marks of Japanese, too. */
export const withoutAccents = (text: string): string =>
  isAscii.test(text)
    ? text
    : text
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .replace(/[łŁøØđĐı]/g, (letter) => stroked[letter] ?? letter)
        .normalize('NFC');

const isAscii = /^[\x00-\x7f]*$/;
