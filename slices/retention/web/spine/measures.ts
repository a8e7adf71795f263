const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes in the unit that leaves one to three digits before the point; decimal, as disks are sold. */
export function sizeOf(bytes: number): { value: number; unit: (typeof units)[number] } {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return { value: value < 10 ? Math.round(value * 10) / 10 : Math.round(value), unit: units[power] ?? 'B' }
}

/** Whether an instant is a minute ago or longer. */
export const isLongAgo = (at: Date, now: Date): boolean => now.getTime() - at.getTime() >= 60_000

/** Seconds from which a writing transaction holds readers back noticeably. */
export const longXminS = 30

/** A reader's lag in words: none, normal within 10 s, late beyond. */
export function lagState(lagS: number, lastError: string | null): 'stopped' | 'late' | 'on time' {
  if (lastError !== null) return 'stopped'
  return lagS > 10 ? 'late' : 'on time'
}

/** `2025-06` → June 2025 · 2025年6月 */
export const monthName = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
