import { useFormats, useWords } from '@banxue/ui/words'
import { failures } from './failures.en.ts'
import { lines } from './lines.en.ts'
import { sizeText } from './size.ts'
import { words } from './words.ts'

type Detail = Readonly<Record<string, string>>
type Say = (key: string, values: Detail) => string

/** Words for codes that arrive from the server: known ones by their own message, others by one that names them. */
export function useCodeWords() {
  const t = useWords(words) as unknown as Say
  const { number } = useFormats()
  const worded = (kind: 'fail' | 'line', known: object, code: string, detail: Detail) => {
    const key = `${kind}_${code}`
    const limit = Number(detail['limit'] ?? detail['limitBytes'])
    const values = Number.isFinite(limit)
      ? { ...detail, limit: number(limit), limitSize: sizeText(limit, number) }
      : detail
    return key in known ? t(key, values) : t(`${kind}_unknown`, { code })
  }
  return {
    failure: (code: string, detail: Detail = {}) => worded('fail', failures, code, detail),
    line: (code: string, detail: Detail = {}) => worded('line', lines, code, detail),
  }
}
