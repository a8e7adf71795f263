import { useWords } from '@banxue/ui/words'
import { type ReactNode, useId, useState } from 'react'
import { videoWords } from './words.ts'

interface SidePanelProps {
  transcript: ReactNode
  /** Notes at moments of the video; null where there are none to be had. */
  notes: ReactNode | null
}

/** What stands beside the picture on a desk and below it on a phone: the transcript, and notes. */
export function SidePanel({ transcript, notes }: SidePanelProps) {
  const t = useWords(videoWords)
  const id = useId()
  const [tab, setTab] = useState<'transcript' | 'notes'>('transcript')
  if (notes === null)
    return (
      <section className="video-side" aria-label={t('transcript')}>
        {transcript}
      </section>
    )
  const tabs = ['transcript', 'notes'] as const
  return (
    <section className="video-side" aria-label={t('besideVideo')}>
      <div className="video-tabs" role="tablist">
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`${id}-${one}`}
            aria-selected={tab === one}
            aria-controls={`${id}-panel`}
            tabIndex={tab === one ? 0 : -1}
            className="video-tab"
            onClick={() => setTab(one)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
              event.preventDefault()
              const other = one === 'notes' ? 'transcript' : 'notes'
              setTab(other)
              document.getElementById(`${id}-${other}`)?.focus()
            }}
          >
            {t(one)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`} className="video-tabpanel">
        {tab === 'transcript' ? transcript : notes}
      </div>
    </section>
  )
}
