import { Empty, Failure, Loading } from '@banxue/ui/states'
import { useFormats, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MailRow } from '../contract.ts'
import { identity } from './api.ts'
import { AuthLayout } from './AuthLayout.tsx'
import { words } from './words.ts'

const refreshMs = 3_000

/** What the demo school would have mailed, newest first; it looks again by itself. */
export function MailboxPage() {
  const t = useWords(words)
  const { data, error, refetch } = useQuery(
    identity.demoMailbox.queryOptions({ refetchInterval: refreshMs, staleTime: 0 }),
  )
  return (
    <AuthLayout
      title={t('mailboxTitle')}
      lead={t('mailboxLead')}
      below={<Link to="/sign-in">{t('backToSignIn')}</Link>}
    >
      {error !== null && (
        <Failure error={error} retry={() => void refetch()} words={{ NOT_A_DEMO: t('demoShut') }} />
      )}
      {data === undefined && error === null && <Loading />}
      {data?.length === 0 && <Empty title={t('mailboxEmpty')}>{t('mailboxEmptyWhy')}</Empty>}
      {data !== undefined && data.length > 0 && (
        <ul className="rows">
          {data.map((mail) => (
            <Mail key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
    </AuthLayout>
  )
}

function Mail({ mail }: { mail: MailRow }) {
  const t = useWords(words)
  const { moment } = useFormats()
  return (
    <li>
      <article className="mail">
        <h2>{mail.subject}</h2>
        <p className="row-sub">
          {t('mailTo', { to: mail.to })} ·{' '}
          <time dateTime={mail.sentAt.toISOString()}>{moment(mail.sentAt)}</time>
        </p>
        <pre>{withLinks(mail.text)}</pre>
      </article>
    </li>
  )
}

/** Links of the mail as links; everything else stays text. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}
