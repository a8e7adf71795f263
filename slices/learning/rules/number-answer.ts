import { comparable } from './comparable.ts'

/**
 * The numbers that a typed answer may mean, empty where it is none. Full-width digits, a decimal comma, and
 * thousands set apart by commas, points, spaces or apostrophes are read; `1,234` may mean two numbers, because
 * half the world writes decimals with a comma.
 *
 * @param units words that may follow the number, e.g. its unit in both languages
 */
export function numbersIn(text: string, units: readonly string[] = []): number[] {
  const bare = withoutUnit(comparable(text), units).replaceAll("'", ' ')
  const parts = /^([+-]?) ?([\d., ]+)(e[+-]?\d+)?$/.exec(bare)
  if (parts === null) return []
  const [, sign = '', digits = '', exponent = ''] = parts
  return readings(digits.trim()).map((plain) => Number(`${sign}${plain}${exponent}`))
}

function withoutUnit(text: string, units: readonly string[]): string {
  const unit = units.map(comparable).find((word) => word !== '' && text.endsWith(word))
  return unit === undefined ? text : text.slice(0, -unit.length).trim()
}

/** Plain decimals, with a point, that the digits and marks can stand for. */
function readings(digits: string): string[] {
  const forms = [
    [/^\d+(\.\d*)?$|^\.\d+$/, (text: string) => text],
    [/^\d*,\d+$/, (text: string) => text.replace(',', '.')],
    [/^[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/, (text: string) => text.replaceAll(',', '')],
    [/^[1-9]\d{0,2}( \d{3})+(\.\d*)?$/, (text: string) => text.replaceAll(' ', '')],
    [/^[1-9]\d{0,2}( \d{3})+,\d+$/, (text: string) => text.replaceAll(' ', '').replace(',', '.')],
    [/^[1-9]\d{0,2}(\.\d{3})+,\d+$/, (text: string) => text.replaceAll('.', '').replace(',', '.')],
    [/^[1-9]\d{0,2}(\.\d{3}){2,}$/, (text: string) => text.replaceAll('.', '')],
  ] as const
  return forms.filter(([form]) => form.test(digits)).map(([, read]) => read(digits))
}
