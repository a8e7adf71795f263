import { useSession } from '@banxue/ui/session'
import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { UnitId } from '#courses/contract'
import type { Enrolment } from '#learning/contract'
import { learning } from '../api.ts'
import { rememberWelcome } from '../welcome/welcomed.ts'
import { WhatWasUnderstood } from '../welcome/WhatWasUnderstood.tsx'
import { whereStood } from '../welcome/where-stood.ts'
import { WhereStood } from '../welcome/WhereStood.tsx'
import { words } from '../words.ts'
import { PrefetchUnit } from './PrefetchUnit.tsx'

/** After an absence: where they had got to, what they had understood, and one tap to the very place. No reproach. */
export function ReturnCard({ enrolment }: { enrolment: Enrolment }) {
  const t = useWords(words)
  const local = useLocal()
  const { duration } = useFormats()
  const personId = useSession().person?.id ?? ''
  const { next, lastRecap, lastActAt, courseId } = enrolment
  const { data: view } = useQuery({
    ...learning.previewUnit.queryOptions({ input: { courseId, unitId: next?.place.unitId as UnitId } }),
    enabled: next !== null,
  })
  if (next === null) return null
  const stood = view === undefined ? null : whereStood(view)
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
      {stood !== null && <WhereStood stood={stood} />}
      <WhatWasUnderstood view={view} recap={lastRecap} />
      <Link
        to="/learn/$courseId/$unitId"
        params={{ courseId, unitId: next.place.unitId }}
        className="button"
        onClick={() => {
          if (lastActAt !== null) rememberWelcome(() => localStorage, { personId, courseId, lastActAt })
        }}
      >
        {t('pickUp')}
      </Link>
      <PrefetchUnit courseId={courseId} unitId={next.place.unitId} />
    </article>
  )
}
