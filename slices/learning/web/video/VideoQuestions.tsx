import { useWords } from '@banxue/ui/words'
import { IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { clockTime } from './clock-time.ts'
import type { Moment } from './moments.ts'
import { videoWords } from './words.ts'

interface VideoQuestionsProps {
  moments: readonly Moment[]
  onAsk: (moment: Moment) => void
}

/** The questions of a video, to go to any of them. */
export function VideoQuestions({ moments, onAsk }: VideoQuestionsProps) {
  const t = useWords(videoWords)
  if (moments.length === 0) return null
  const openCount = moments.filter(({ isAnswered, step }) => !isAnswered && step.isRequired).length
  return (
    <section className="video-questions">
      <h2>{t('questionsInside')}</h2>
      {openCount > 0 && <p className="player-quiet">{t('passed', { count: openCount })}</p>}
      <ul>
        {moments.map((moment) => {
          const Icon = moment.isAnswered ? IconCircleCheck : IconCircle
          return (
            <li key={moment.step.id}>
              <button
                type="button"
                className="player-menu-item"
                data-done={moment.isAnswered}
                onClick={() => onAsk(moment)}
              >
                <Icon size={20} stroke={1.75} aria-hidden />
                <span>{t('questionAt', { time: clockTime(moment.atS) })}</span>
                <span className="player-quiet">{t(moment.isAnswered ? 'answered' : 'open')}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
