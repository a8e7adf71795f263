import type { SpineStatus } from '@banxue/platform/events/contract'
import { useFormats, useLanguage, useWords } from '@banxue/ui/words'
import { words } from '../words.ts'
import { monthName, sizeOf } from './measures.ts'

/** Which months have left the database for the file store; nothing while none has. */
export function ArchiveLine({ archive }: { archive: SpineStatus['archive'] }) {
  const t = useWords(words)
  const { number } = useFormats()
  const language = useLanguage()
  if (archive === null) return null
  const { value, unit } = sizeOf(archive.sizeBytes)
  return (
    <p className="quiet pulse-truth">
      {t('archived', {
        count: archive.months,
        oldest: monthName(archive.oldestMonth, language),
        events: number(archive.events),
        size: `${number(value)} ${unit}`,
      })}
    </p>
  )
}
