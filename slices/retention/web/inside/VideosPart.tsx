import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { UnitQuestion, VideoSeconds } from '#retention/contract'
import { retention } from '../api.ts'
import { DataTable } from '../pulse/DataTable.tsx'
import { Part } from '../pulse/Part.tsx'
import { weekly } from '../pulse/usePulse.ts'
import { words } from '../words.ts'
import { LeftButton } from './LeftButton.tsx'
import { ShareBar } from './ShareBar.tsx'
import { clock, stretchesOf, worstStretch } from './stretches.ts'
import type { UnitSearch } from './unit-search.ts'

const SecondsChart = lazy(() =>
  import('../charts/SecondsChart.tsx').then((file) => ({ default: file.SecondsChart })),
)

interface VideosPartProps {
  input: UnitQuestion
  /** Shows who left in a stretch. */
  show: (place: Pick<UnitSearch, 'video' | 'from' | 'to'>) => void
}

/** The videos of a unit, second by second: who is still there, what is played again, and where they leave. */
export function VideosPart({ input, show }: VideosPartProps) {
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
          videos.map((video) => <Video key={video.stepId} video={video} show={show} />)
        )
      }
    </Part>
  )
}

function Video({ video, show }: { video: VideoSeconds; show: VideosPartProps['show'] }) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  const { stepNumber, starters } = video
  const title = stepNumber === null ? t('videoGone') : t('stepPlace', { number: stepNumber })
  const stretches = stretchesOf(video)
  const worst = worstStretch(stretches)
  const written = ({ fromS, toS }: { fromS: number; toS: number }) => `${clock(fromS)}–${clock(toS)}`
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
      <DataTable
        file="seconds"
        label={`${t('secondBySecond')}: ${title}`}
        rows={stretches}
        isShort
        keyOf={({ fromS }) => String(fromS)}
        isTall
        columns={[
          { title: t('stretch'), cell: written, plain: ({ fromS }) => fromS },
          {
            title: t('stillThere'),
            cell: ({ still }) => <ShareBar share={still} />,
            plain: ({ still }) => still,
          },
          {
            title: t('leftHere'),
            cell: (one) => (
              <LeftButton
                left={one.left}
                place={written(one)}
                show={() => show({ video: video.stepId, from: one.fromS, to: one.toS })}
              />
            ),
            plain: ({ left }) => left,
          },
        ]}
      />
    </>
  )
}
