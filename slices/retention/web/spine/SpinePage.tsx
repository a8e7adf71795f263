import { Failure, Loading } from '@banxue/ui/states'
import { usePageTitle } from '@banxue/ui/shell'
import { useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { spine } from '../api.ts'
import { words } from '../words.ts'
import '../console.css'
import { Alarms } from './Alarms.tsx'
import { ArchiveLine } from './ArchiveLine.tsx'
import { CataloguePart } from './CataloguePart.tsx'
import { QuarantinePart } from './QuarantinePart.tsx'
import { ReadersPart } from './ReadersPart.tsx'
import { StatusFigures } from './StatusFigures.tsx'

/** The log of events and everything that reads it: whether it moves, how far behind anybody is, what was refused. */
export function SpinePage() {
  const t = useWords(words)
  usePageTitle(t('spine'))
  const status = useQuery({ ...spine.status.queryOptions(), refetchInterval: 5_000, staleTime: 0 })
  return (
    <div className="pulse">
      <header className="page-head">
        <h1 className="page-title">{t('spine')}</h1>
      </header>
      <p className="quiet pulse-truth">{t('spineWhat')}</p>
      {status.data === undefined ? (
        status.isError ? (
          <Failure error={status.error} retry={() => void status.refetch()} />
        ) : (
          <Loading lines={6} />
        )
      ) : (
        <>
          <Alarms status={status.data} isStale={status.isError} />
          <StatusFigures status={status.data} />
          <ArchiveLine archive={status.data.archive} />
          <div className="pulse-grid">
            <ReadersPart readers={status.data.readers} />
            <QuarantinePart count={status.data.quarantineCount} />
            <CataloguePart />
          </div>
        </>
      )}
    </div>
  )
}
