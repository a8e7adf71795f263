import { useFormats, useLanguage, useWords } from '@banxue/ui/words'
import { useMemo } from 'react'
import { words } from '../words.ts'

const networkWords = {
  'slow-2g': 'slow2g',
  '2g': 'net2g',
  '3g': 'net3g',
  '4g': 'net4g',
  unknown: 'unknown',
} as const
const deviceWords = { phone: 'phone', tablet: 'tablet', desktop: 'desktop', unknown: 'unknown' } as const

const known = <T extends object>(words_: T, key: string): T[keyof T] | undefined =>
  key in words_ ? words_[key as keyof T] : undefined

/** Writers of the figures of quality; a dash where there is none. */
export function useQualityFormats() {
  const t = useWords(words)
  const language = useLanguage()
  const { number, percent } = useFormats()
  const regions = useMemo(() => new Intl.DisplayNames(language, { type: 'region' }), [language])
  const rounded = (value: number, digits: number) => number(Number(value.toFixed(digits)))
  return {
    /** 80 ms, 1.2 s */
    wait: (ms: number | null) => {
      if (ms === null) return '–'
      return ms < 1000
        ? t('milliseconds', { value: number(Math.round(ms)) })
        : t('seconds', { seconds: rounded(ms / 1000, 1) })
    },
    share: (value: number | null) => (value === null ? '–' : percent(value)),
    /** Per hour. */
    rate: (value: number | null) => (value === null ? '–' : rounded(value, 1)),
    bits: (bps: number | null) =>
      bps === null ? '–' : t('megabits', { value: rounded(bps / 1e6, bps < 1e6 ? 2 : 1) }),
    shift: (value: number | null) => (value === null ? '–' : rounded(value, 3)),
    device: (value: string) => {
      const word = known(deviceWords, value)
      return word === undefined ? value : t(word)
    },
    network: (value: string) => {
      const word = known(networkWords, value)
      return word === undefined ? value : t(word)
    },
    region: (value: string) => (/^[A-Z]{2}$/.test(value) ? (regions.of(value) ?? value) : t('unknown')),
  }
}
