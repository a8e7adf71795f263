import { Failure } from '@banxue/ui/states'
import { useLanguage, useWords } from '@banxue/ui/words'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { learning } from '../api.ts'
import { noteWords } from './words.ts'

/** All notes as a file, to read or to take elsewhere. */
export function ExportNotes() {
  const t = useWords(noteWords)
  const language = useLanguage()
  const [error, setError] = useState<unknown>(null)
  const take = async (form: 'markdown' | 'json') => {
    setError(null)
    try {
      hand(await learning.exportNotes.call({ form, language }))
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <div className="notes-export">
      {(['markdown', 'json'] as const).map((form) => (
        <button
          key={form}
          type="button"
          className="button button-quiet note-act"
          onClick={() => void take(form)}
        >
          <IconDownload size={18} stroke={1.75} aria-hidden />
          {form === 'markdown' ? t('exportMarkdown') : t('exportJson')}
        </button>
      ))}
      {error !== null && <Failure error={error} words={{ OFFLINE: t('exportFailed') }} />}
    </div>
  )
}

/** Gives a file to the browser's downloads. */
function hand({ fileName, mediaType, text }: { fileName: string; mediaType: string; text: string }): void {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
