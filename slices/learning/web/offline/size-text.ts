import type { Language } from '@banxue/ui/words'

/** Bytes as one says them: 840 kB, 3.4 MB, 26 MB, 1.2 GB. */
export function sizeText(bytes: number, language: Language): string {
  const [value, unit] =
    bytes < 1e6
      ? ([Math.max(1, bytes / 1e3), 'kilobyte'] as const)
      : bytes < 1e9
        ? ([bytes / 1e6, 'megabyte'] as const)
        : ([bytes / 1e9, 'gigabyte'] as const)
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 && unit !== 'kilobyte' ? 1 : 0,
  }).format(value)
}
