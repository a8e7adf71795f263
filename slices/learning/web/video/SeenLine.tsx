import { useFormats, useWords } from '@banxue/ui/words'
import { IconCircleCheck } from '@tabler/icons-react'
import { doneShare } from './seen.ts'
import { videoWords } from './words.ts'

/** How much of a video was seen. */
export interface SeenSoFar {
  /** 0 to 1. */
  share: number
  isDone: boolean
  isEnough: boolean
}

/** How much was seen, and what counts. */
export function SeenLine({ share, isDone, isEnough }: SeenSoFar) {
  const t = useWords(videoWords)
  const formats = useFormats()
  if (isDone)
    return (
      <span className="player-done">
        <IconCircleCheck size={18} stroke={1.75} aria-hidden /> {t('seenDone')}
      </span>
    )
  if (isEnough) return <span>{t('seenAlmost')}</span>
  return (
    <span>
      {t('seenSome', {
        share: formats.percent(Math.floor(share * 100) / 100),
        enough: formats.percent(doneShare),
      })}
    </span>
  )
}
