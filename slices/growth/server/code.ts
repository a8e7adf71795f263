/** Crockford's base 32: no I, L, O and U, which are misread or spell words (crockford.com/base32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The code of a certificate, 12 characters: 60 bits, so that nobody finds one by trying.
 *
 * @param bytes 12 random bytes
 */
export function codeOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 12), (byte) => letters[byte % letters.length]).join('')
}

/** A code as somebody typed it from paper: small letters, spaces, hyphens and misread letters are forgiven. */
export function readCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('O', '0')
}
