import { problemOf } from '@banxue/ui/rpc'
import { usePageTitle } from '@banxue/ui/shell'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { retention } from '../api.ts'
import { words } from './words.ts'

/** Opened by the link in every weekly mail: opening it is what stops the mail, with nobody signed in. */
export function StopMailPage() {
  const t = useWords(words)
  const { token } = useSearch({ from: '/school/mail/stop' })
  usePageTitle(t('title'))
  const { isSuccess, error, refetch } = useQuery({
    queryKey: ['stop-weekly-mail', token],
    // Stopping twice is stopping once, so that it may be asked like a question.
    queryFn: () => retention.stopWeeklyMail.call({ token }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <>
      <h1 className="page-title">{t('title')}</h1>
      {isSuccess && <Said title={t('stopped')}>{t('stoppedWhat')}</Said>}
      {!isSuccess && error === null && <Loading label={t('stopping')} />}
      {error !== null &&
        (problemOf(error).code === 'BAD_TOKEN' ? (
          <Said title={t('badLink')}>{t('badLinkWhat')}</Said>
        ) : (
          <Failure error={error} retry={() => void refetch()} />
        ))}
    </>
  )
}

/** What came of it, and the way to the switch. */
function Said({ title, children }: { title: string; children: string }) {
  const t = useWords(words)
  const toPulse = (
    <Link to="/console/pulse/mail" className="button button-quiet">
      {t('toPulse')}
    </Link>
  )
  return (
    <Empty title={title} action={toPulse}>
      {children}
    </Empty>
  )
}
