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
  const { number, percent } = useFormats()
  const nameOf = ({ source }: SourceRow) => {
    if (source === null) return t('sourceOthers')
    return source === 'direct' || source === 'unknown' ? t(`source_${source}`) : source
  }
  return (
    <DataTable
      file="sources"
      label={t('sources')}
      rows={sources}
      keyOf={({ source, campaign }) => JSON.stringify([source, campaign])}
      columns={[
        { title: t('source'), cell: nameOf, plain: nameOf },
        {
          title: t('campaign'),
          cell: ({ campaign }) => campaign || '–',
          plain: ({ campaign }) => campaign,
          isWords: true,
        },
        {
          title: t('signedUpOfVisited'),
          cell: (row) => <ShareBar share={part(row.signedUp, row.visited)} />,
          plain: (row) => part(row.signedUp, row.visited),
        },
        {
          title: t('step_visited'),
          cell: ({ visited }) => (visited === null ? '–' : number(visited)),
          plain: ({ visited }) => visited,
        },
        {
          title: t('step_signedUp'),
          cell: ({ signedUp }) => number(signedUp),
          plain: ({ signedUp }) => signedUp,
        },
        {
          title: t('step_firstUnit'),
          cell: ({ firstUnit }) => number(firstUnit),
          plain: ({ firstUnit }) => firstUnit,
        },
        {
          title: t('stayedFourWeeks'),
          cell: ({ stayed, due }) =>
            due === 0
              ? '–'
              : t('stayedOf', { share: percent(stayed / due), stayed: number(stayed), due: number(due) }),
          plain: ({ stayed, due }) => part(stayed, due),
        },
        { title: t('step_finish'), cell: ({ finish }) => number(finish), plain: ({ finish }) => finish },
      ]}
    />
  )
}

/** Null where there is no whole to be a part of. */
const part = (of: number, whole: number | null) => (whole === null || whole === 0 ? null : of / whole)
