import { useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { StoppedQuestion } from '#retention/contract'
import { retention } from '../api.ts'
import { words } from '../words.ts'
import { NamesTable } from './NamesTable.tsx'
import { Part } from './Part.tsx'

interface StoppedPartProps {
  input: StoppedQuestion
  close: () => void
}

/** The people who stopped at a step. Asked once, because each asking is a look that the learner can see. */
export function StoppedPart({ input, close }: StoppedPartProps) {
  const t = useWords(words)
  const place = useRef<HTMLDivElement>(null)
  const query = useQuery({
    ...retention.stopped.queryOptions({ input }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1} className="part-frame">
      <Part
        title={t('whoStopped', { step: t(`step_${input.step}`) })}
        query={query}
        isWide
        numbers={['funnel.stopped']}
      >
        {({ stopped, learners }) => (
          <NamesTable
            label={t('whoStopped', { step: t(`step_${input.step}`) })}
            file="stopped"
            learners={learners}
            all={stopped}
            lastTitle={t('lastAct')}
            close={close}
          />
        )}
      </Part>
    </div>
  )
}
