/** A cell of a table as a file has it: numbers plain, shares 0 to 1, instants in UTC, null for none. */
export type CsvValue = string | number | null

/**
 * A table as a file for spreadsheets (RFC 4180, UTF-8 with its mark, without which they misread Chinese). Words that a
 * spreadsheet would take for a formula begin with an apostrophe.
 */
export function csvOf(rows: readonly (readonly CsvValue[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`
}

function cellOf(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
