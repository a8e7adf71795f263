import { useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { StepId } from '#courses/contract'
import type { LeftQuestion, UnitQuestion } from '#retention/contract'
import { retention } from '../api.ts'
import { NamesTable } from '../pulse/NamesTable.tsx'
import { Part } from '../pulse/Part.tsx'
import { words } from '../words.ts'
import { written } from './stretches.ts'
import type { UnitSearch } from './unit-search.ts'

interface LeftPartProps {
  input: UnitQuestion
  search: UnitSearch
  close: () => void
}

/** Who left at the place that the address names; nothing where it names none. */
export function LeftPart({ input, search: { place, video, from, to }, close }: LeftPartProps) {
  const t = useWords(words)
  if (video !== undefined && from !== undefined && to !== undefined)
    return (
      <People
        key={`${video} ${from}`}
        input={{ ...input, place: null, stepId: video as StepId, fromS: from, toS: to }}
        place={written({ fromS: from, toS: to })}
        close={close}
      />
    )
  if (place === undefined) return null
  return (
    <People
      key={place}
      input={{ ...input, place, stepId: null, fromS: 0, toS: 0 }}
      place={place === 0 ? t('openedIt') : t('stepPlace', { number: place })}
      close={close}
    />
  )
}

interface PeopleProps {
  input: LeftQuestion
  place: string
  close: () => void
}

/** Asked once, because each asking is a look that the learner can see. */
function People({ input, place, close }: PeopleProps) {
  const t = useWords(words)
  const box = useRef<HTMLDivElement>(null)
  const query = useQuery({
    ...retention.unitLeft.queryOptions({ input }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className="part-frame">
      <Part title={t('whoStopped', { step: place })} query={query} isWide numbers={[]}>
        {({ left, learners }) => (
          <NamesTable
            label={t('whoStopped', { step: place })}
            file="left"
            learners={learners}
            all={left}
            lastTitle={t('lastInUnit')}
            close={close}
          />
        )}
      </Part>
    </div>
  )
}
