import { Text } from '@banxue/ui/Html'
import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import type { Enrolment } from '#learning/contract'
import { words } from '../words.ts'
import { PrefetchUnit } from './PrefetchUnit.tsx'

/** How many sentences bring somebody back to where they were in twenty seconds. */
const recapLines = 3

/** After an absence: where they had got to, what they could do already, and a short way back in. No reproach. */
export function ReturnCard({ enrolment }: { enrolment: Enrolment }) {
  const t = useWords(words)
  const local = useLocal()
  const { duration } = useFormats()
  const { next, lastRecap } = enrolment
  if (next === null) return null
  return (
    <article className="return-card">
      <h2>{t('welcomeBack')}</h2>
      <p>
        {t('hadGotTo', {
          unit: local(next.title),
          course: local(enrolment.details.title),
          duration: duration(next.remainingS),
        })}
      </p>
      {lastRecap.length > 0 && (
        <>
          <p className="unit-goal-label">{t('hadLearned')}</p>
          <ul className="return-recap">
            {lastRecap.slice(0, recapLines).map((line, index) => (
              <li key={index}>
                <Text text={line} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Link
        to="/learn/$courseId/$unitId"
        params={{ courseId: enrolment.courseId, unitId: next.place.unitId }}
        className="button"
      >
        {t('pickUp')}
      </Link>
      <PrefetchUnit courseId={enrolment.courseId} unitId={next.place.unitId} />
    </article>
  )
}
