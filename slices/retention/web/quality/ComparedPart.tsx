import { useFormats, useWords } from '@banxue/ui/words'
import type { UseQueryResult } from '@tanstack/react-query'
import type { PlaybackFigures, PlaybackQuality, QualityQuestion } from '#retention/contract'
import { Part } from '../pulse/Part.tsx'
import { words } from '../words.ts'
import { FigureTable } from './FigureTable.tsx'
import { useQualityFormats } from './useQualityFormats.ts'

interface ComparedPartProps {
  query: UseQueryResult<PlaybackQuality>
  input: QualityQuestion
}

/** The same figures by device, network and region; each table keeps what its own filter leaves out. */
export function ComparedPart({ query, input }: ComparedPartProps) {
  const t = useWords(words)
  const write = useQualityFormats()
  return (
    <Part title={t('compared')} query={query} isWide numbers={['playback.bad', 'playback.sittings']}>
      {({ devices, networks, regions }) =>
        devices.length + networks.length + regions.length === 0 ? (
          <p className="quiet">{t('noSittings')}</p>
        ) : (
          <div className="quality-tables">
            <Groups title={t('device')} rows={devices} name={write.device} chosen={input.device} />
            <Groups title={t('network')} rows={networks} name={write.network} chosen={input.network} />
            <Groups title={t('region')} rows={regions} name={write.region} chosen={input.region} />
          </div>
        )
      }
    </Part>
  )
}

interface GroupsProps {
  title: string
  rows: readonly (PlaybackFigures & { value: string })[]
  name: (value: string) => string
  chosen: string | null
}

function Groups({ title, rows, name, chosen }: GroupsProps) {
  const t = useWords(words)
  const { number } = useFormats()
  const write = useQualityFormats()
  if (rows.length === 0) return null
  return (
    <FigureTable
      label={title}
      rows={rows}
      keyOf={({ value }) => value}
      isTall
      columns={[
        {
          title,
          cell: ({ value }) => (
            <>
              {name(value)}
              {value === chosen && <span className="incomplete-word"> {t('chosen')}</span>}
            </>
          ),
        },
        { title: t('badShare'), cell: (row) => <Bar share={row.badShare} /> },
        { title: t('sittings'), cell: (row) => number(row.sittings) },
        { title: `${t('startup')}, ${t('most')}`, cell: (row) => write.wait(row.startupP95Ms) },
        { title: t('rebufferRatio'), cell: (row) => write.share(row.rebufferRatio) },
        { title: t('bitrate'), cell: (row) => write.bits(row.bitrateBps) },
        { title: t('failureRate'), cell: (row) => write.share(row.failureRate) },
        { title: t('exitRate'), cell: (row) => write.share(row.exitRate) },
      ]}
    />
  )
}

/** A share as a bar with its figure. */
export function Bar({ share }: { share: number | null }) {
  const write = useQualityFormats()
  return (
    <span className="bar-cell">
      <span className="bar" aria-hidden="true">
        <span data-hue="clay" style={{ inlineSize: `${(share ?? 0) * 100}%` }} />
      </span>
      {write.share(share)}
    </span>
  )
}
