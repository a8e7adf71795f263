const units = ['B', 'kB', 'MB', 'GB'] as const

/** A size as people read it, in powers of 1,024: 1536 → 1.5 kB. */
export function sizeText(bytes: number, number: (value: number) => string): string {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10))
  const value = bytes / 1024 ** power
  return `${number(value < 10 && power > 0 ? Math.round(value * 10) / 10 : Math.round(value))} ${units[power] ?? 'B'}`
}
