/**
 * A short answer as it is compared: without case, accents (Latin, Greek, Cyrillic), full and half width
 * (Unicode NFKC), outer and double spaces, and the difference between typographic and plain quotes and dashes,
 * which phones put in by themselves.
 */
export function comparable(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u02bc]/g, "'")
    .replaceAll(/[\u201c\u201d]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
