import { Empty } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { offlineWords } from './words.ts'
import { SavedList } from './SavedList.tsx'
import { useSaved } from './useSaved.ts'

/** There is no network, and the unit was not saved: says so, and what can be learnt instead. */
export function NotHere({ retry }: { retry: React.ReactNode }) {
  const t = useWords(offlineWords)
  const units = useSaved() ?? []
  return (
    <>
      <Empty title={t('notHere')} action={retry}>
        <p>{t('notHereWhy')}</p>
      </Empty>
      {units.length > 0 && (
        <section>
          <h2 className="saved-instead">{t('insteadTitle')}</h2>
          <SavedList units={units} />
        </section>
      )}
    </>
  )
}
