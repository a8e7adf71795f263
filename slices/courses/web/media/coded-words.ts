import { useWords } from '@banxue/ui/words'
import { en } from './messages.en.ts'
import { words } from './words.ts'

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** Words for codes that arrive from the server; one without words of its own is named. */
export function useCodedWords() {
  const t = useWords(words) as unknown as Say
  return (
    kind: 'refused' | 'fail' | 'captions' | 'deck' | 'place',
    code: string,
    values: Record<string, string> = {},
  ) => (`${kind}_${code}` in en ? t(`${kind}_${code}`, values) : t('refused_other', { code }))
}
