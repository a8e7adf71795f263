import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { CourseId, UnitId } from '#courses/contract'
import type { UnitQuestion, VideoSeconds } from '#retention/contract'
import { retention } from '../api.ts'
import { Part } from '../pulse/Part.tsx'
import { weekly } from '../pulse/usePulse.ts'
import { words } from '../words.ts'
import { StretchesTable } from './StretchesTable.tsx'
import { clock, stretchesOf, worstStretch, written } from './stretches.ts'
import type { UnitSearch } from './unit-search.ts'

const SecondsChart = lazy(() =>
  import('../charts/SecondsChart.tsx').then((file) => ({ default: file.SecondsChart })),
)

interface VideosPartProps {
  input: UnitQuestion
  /** Null where it is not known any more. */
  courseId: CourseId | null
  /** Shows who left in a stretch. */
  show: (place: Pick<UnitSearch, 'video' | 'from' | 'to'>) => void
}

/** The videos of a unit, second by second: who is still there, what is played again, and where they leave. */
export function VideosPart({ input, courseId, show }: VideosPartProps) {
  const t = useWords(words)
  const query = useQuery({ ...retention.unitSeconds.queryOptions({ input }), ...weekly })
  return (
    <Part
      title={t('secondBySecond')}
      query={query}
      isWide
      numbers={['unitSeconds.stillWatching', 'unitSeconds.replays', 'unitSeconds.leftAt']}
    >
      {({ videos }) =>
        videos.length === 0 ? (
          <p className="quiet">{t('noVideoPlayed')}</p>
        ) : (
          videos.map((video) => (
            <Video
              key={video.stepId}
              video={video}
              place={{ courseId: video.stepNumber === null ? null : courseId, unitId: input.unitId }}
              show={show}
            />
          ))
        )
      }
    </Part>
  )
}

interface VideoProps extends Pick<VideosPartProps, 'show'> {
  video: VideoSeconds
  place: { courseId: CourseId | null; unitId: UnitId }
}

function Video({ video, place, show }: VideoProps) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  const { stepNumber, starters } = video
  const title = stepNumber === null ? t('videoGone') : t('stepPlace', { number: stepNumber })
  const stretches = stretchesOf(video)
  const worst = worstStretch(stretches)
  return (
    <>
      <p>
        <strong>{title}</strong> <span className="quiet">{t('startersOf', { count: starters })}</span>{' '}
        {worst !== null && t('mostLeaveAt', { stretch: written(worst), left: number(worst.left) })}
      </p>
      <Suspense fallback={<div className="chart" />}>
        <SecondsChart
          video={video}
          label={t('secondsChart', {
            step: title,
            end: clock(video.still.length),
            share: percent(video.still.at(-1) ?? 0),
          })}
        />
      </Suspense>
      <StretchesTable title={title} video={video} stretches={stretches} place={place} show={show} />
    </>
  )
}
