import { useWords } from '@banxue/ui/words'
import { useState } from 'react'
import { words } from './words.ts'

/** The recording's id, for whoever writes to the school's interface. */
export function ReferencePart({ mediaId }: { mediaId: string }) {
  const t = useWords(words)
  const [isCopied, setCopied] = useState(false)
  return (
    <section className="media-part">
      <h2>{t('reference')}</h2>
      <div className="media-acts">
        <code className="import-name">{mediaId}</code>
        <button
          type="button"
          className="button button-quiet"
          onClick={() =>
            void navigator.clipboard.writeText(mediaId).then(
              () => setCopied(true),
              () => undefined,
            )
          }
        >
          {isCopied ? t('copied') : t('copy')}
        </button>
      </div>
    </section>
  )
}
