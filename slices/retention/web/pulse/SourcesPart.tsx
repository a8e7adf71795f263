import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import type { FunnelQuestion, SourceRow } from '#retention/contract'
import { retention } from '../api.ts'
import { ShareBar } from '../inside/ShareBar.tsx'
import { words } from '../words.ts'
import { DataTable } from './DataTable.tsx'
import { Part } from './Part.tsx'
import { weekly } from './usePulse.ts'

const numbers = ['source', 'visited', 'signedUp', 'firstUnit', 'stayed', 'finish'].map(
  (name) => `funnel.${name}`,
)

/** What brought people, and how far those came whom it brought. */
export function SourcesPart({ input }: { input: FunnelQuestion }) {
  const t = useWords(words)
  const query = useQuery({ ...retention.sources.queryOptions({ input }), ...weekly })
  return (
    <Part title={t('sources')} query={query} isWide numbers={numbers}>
      {({ sources }) => (
        <>
          {sources.length === 0 ? <p className="quiet">{t('wayNone')}</p> : <Sources sources={sources} />}
          <p className="quiet">{t('sourcesHow')}</p>
        </>
      )}
    </Part>
  )
}

function Sources({ sources }: { sources: readonly SourceRow[] }) {
  const t = useWords(words)
  const { number } = useFormats()
  const nameOf = ({ source }: SourceRow) => {
    if (source === null) return t('sourceOthers')
    return source === 'direct' || source === 'unknown' ? t(`source_${source}`) : source
  }
  const count = (title: string, of: (row: SourceRow) => number | null) => ({
    title,
    cell: (row: SourceRow) => numberOr(number, of(row)),
    plain: of,
  })
  return (
    <DataTable
      file="sources"
      label={t('sources')}
      rows={sources}
      keyOf={({ source, campaign }) => JSON.stringify([source, campaign])}
      columns={[
        {
          title: t('source'),
          cell: (row) => <SourceName name={nameOf(row)} campaign={row.campaign} />,
          plain: nameOf,
        },
        {
          title: t('campaign'),
          cell: ({ campaign }) => campaign,
          plain: ({ campaign }) => campaign,
          isFileOnly: true,
        },
        {
          title: t('signedUpOfVisited'),
          cell: (row) => <ShareBar share={part(row.signedUp, row.visited)} />,
          plain: (row) => part(row.signedUp, row.visited),
        },
        count(t('step_visited'), ({ visited }) => visited),
        count(t('step_signedUp'), ({ signedUp }) => signedUp),
        count(t('step_firstUnit'), ({ firstUnit }) => firstUnit),
        {
          title: t('stayedFourWeeks'),
          cell: (row) => <Stayed {...row} />,
          plain: ({ stayed, due }) => part(stayed, due),
        },
        count(t('step_finish'), ({ finish }) => finish),
      ]}
    />
  )
}

function SourceName({ name, campaign }: { name: string; campaign: string }) {
  return (
    <>
      {name}
      {campaign !== '' && <span className="source-campaign quiet">{campaign}</span>}
    </>
  )
}

function Stayed({ stayed, due }: Pick<SourceRow, 'stayed' | 'due'>) {
  const t = useWords(words)
  const { number, percent } = useFormats()
  if (due === 0) return '–'
  return t('stayedOf', { share: percent(stayed / due), stayed: number(stayed), due: number(due) })
}

const numberOr = (format: (value: number) => string, value: number | null) =>
  value === null ? '–' : format(value)

/** Null where there is no whole to be a part of. */
const part = (of: number, whole: number | null) => (whole === null || whole === 0 ? null : of / whole)
