import { useFormats, useWords } from '@banxue/ui/words'
import type { UseQueryResult } from '@tanstack/react-query'
import type { PlaybackQuality } from '#retention/contract'
import { useDays } from '../days.ts'
import { Part } from '../pulse/Part.tsx'
import { words } from '../words.ts'
import { FigureList } from './FigureList.tsx'
import { FigureTable } from './FigureTable.tsx'
import { LazyDayChart } from './LazyDayChart.tsx'
import { useQualityFormats } from './useQualityFormats.ts'

const numbers = [
  'sittings',
  'startup',
  'rebufferRatio',
  'stallsPerHour',
  'bitrate',
  'switchesPerHour',
  'failureRate',
  'exitRate',
  'bad',
].map((name) => `playback.${name}`)

/** How videos played in the period, and day by day. */
export function PlaybackPart({ query }: { query: UseQueryResult<PlaybackQuality> }) {
  const t = useWords(words)
  const write = useQualityFormats()
  return (
    <>
      <Part title={t('playing')} query={query} isWide numbers={numbers}>
        {(quality) =>
          quality.overall.sittings === 0 ? (
            <p className="quiet">{t('noSittings')}</p>
          ) : (
            <>
              <PlaybackFigureList quality={quality} />
              <DayTable days={quality.days} />
            </>
          )
        }
      </Part>
      {query.data !== undefined && query.data.overall.sittings > 0 && (
        <div className="quality-pair">
          <Part title={t('playingByDay')} query={query} numbers={['playback.startup']}>
            {({ days, overall }) => (
              <LazyDayChart
                form="lines"
                days={days}
                write={(ms) => write.wait(ms)}
                label={t('startupChart', {
                  p50: write.wait(overall.startupP50Ms),
                  p95: write.wait(overall.startupP95Ms),
                })}
                series={[
                  { name: t('half'), values: days.map((day) => day.startupP50Ms) },
                  { name: t('most'), values: days.map((day) => day.startupP95Ms) },
                ]}
              />
            )}
          </Part>
          <Part title={t('stalledByDay')} query={query} numbers={['playback.rebufferRatio']}>
            {({ days, overall }) => (
              <LazyDayChart
                form="bars"
                days={days}
                write={(share) => write.share(share)}
                label={t('stalledChart', { share: write.share(overall.rebufferRatio) })}
                series={[{ name: t('rebufferRatio'), values: days.map((day) => day.rebufferRatio) }]}
              />
            )}
          </Part>
        </div>
      )}
    </>
  )
}

function PlaybackFigureList({ quality: { overall, days } }: { quality: PlaybackQuality }) {
  const t = useWords(words)
  const { number, duration } = useFormats()
  const write = useQualityFormats()
  const line = (of: (day: (typeof days)[number]) => number | null) => days.map(of)
  return (
    <>
      <FigureList
        items={[
          {
            name: t('startup'),
            value: write.wait(overall.startupP50Ms),
            note: t('startupNote', { p95: write.wait(overall.startupP95Ms) }),
            values: line((day) => day.startupP50Ms),
          },
          {
            name: t('rebufferRatio'),
            value: write.share(overall.rebufferRatio),
            note: t('rebufferNote'),
            values: line((day) => day.rebufferRatio),
          },
          {
            name: t('stallsPerHour'),
            value: write.rate(overall.stallsPerHour),
            note: t('stallsNote', { time: duration(overall.playedS) }),
            values: line((day) => day.stallsPerHour),
          },
          {
            name: t('bitrate'),
            value: write.bits(overall.bitrateBps),
            note: t('bitrateNote'),
            values: line((day) => day.bitrateBps),
          },
          {
            name: t('switchesPerHour'),
            value: write.rate(overall.switchesPerHour),
            note: t('switchesNote'),
            values: line((day) => day.switchesPerHour),
          },
          {
            name: t('failureRate'),
            value: write.share(overall.failureRate),
            note: t('failureNote', { sittings: number(overall.sittings) }),
            values: line((day) => day.failureRate),
          },
          {
            name: t('exitRate'),
            value: write.share(overall.exitRate),
            note: t('exitNote'),
            values: line((day) => day.exitRate),
          },
        ]}
      />
      {overall.untold > 0 && <p className="quiet hatch-note">{t('untold', { count: overall.untold })}</p>}
    </>
  )
}

function DayTable({ days }: Pick<PlaybackQuality, 'days'>) {
  const t = useWords(words)
  const { number } = useFormats()
  const { long } = useDays()
  const write = useQualityFormats()
  return (
    <details className="definitions">
      <summary>{t('asTable')}</summary>
      <FigureTable
        label={t('asTable')}
        rows={days.toReversed()}
        keyOf={({ on }) => on}
        isFaint={({ isComplete }) => !isComplete}
        isTall
        columns={[
          {
            title: t('day'),
            cell: ({ on, isComplete }) => (
              <>
                {long(on)}
                {!isComplete && <span className="incomplete-word"> {t('incomplete')}</span>}
              </>
            ),
          },
          { title: t('sittings'), cell: (day) => number(day.sittings) },
          { title: `${t('startup')}, ${t('half')}`, cell: (day) => write.wait(day.startupP50Ms) },
          { title: `${t('startup')}, ${t('most')}`, cell: (day) => write.wait(day.startupP95Ms) },
          { title: t('rebufferRatio'), cell: (day) => write.share(day.rebufferRatio) },
          { title: t('stallsPerHour'), cell: (day) => write.rate(day.stallsPerHour) },
          { title: t('bitrate'), cell: (day) => write.bits(day.bitrateBps) },
          { title: t('switchesPerHour'), cell: (day) => write.rate(day.switchesPerHour) },
          { title: t('failureRate'), cell: (day) => write.share(day.failureRate) },
          { title: t('exitRate'), cell: (day) => write.share(day.exitRate) },
        ]}
      />
    </details>
  )
}
