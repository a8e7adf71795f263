import { useLanguage } from '@banxue/ui/words'
import { useMemo } from 'react'

/** Writers of calendar dates `YYYY-MM-DD`, which belong to no zone. */
export function useDays() {
  const language = useLanguage()
  return useMemo(() => {
    const short = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' })
    const long = new Intl.DateTimeFormat(language, {
      weekday: 'short',
      month: 'short',
      day: 'numeric',
      timeZone: 'UTC',
    })
    const months = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' })
    return {
      /** Mar 2026 · 2026年3月 */
      month: (day: string) => months.format(new Date(day)),
      /** 1 Mar · 3月1日 */
      short: (day: string) => short.format(new Date(day)),
      /** Sun, 1 Mar · 3月1日周日 */
      long: (day: string) => long.format(new Date(day)),
    }
  }, [language])
}
