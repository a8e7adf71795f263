import { Button } from '@mantine/core'
import { useWords } from '@banxue/ui/words'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FirstHour, FirstHourItem } from '#identity/contract'
import { identity } from '../api.ts'
import { MailTest } from './MailTest.tsx'
import { words } from './words.ts'

interface FirstHourRowProps {
  item: FirstHour['items'][number]
  hour: FirstHour
}

/** One thing to do: whether it is done, what it is for, and the way to it. */
export function FirstHourRow({ item: { id, isDone }, hour }: FirstHourRowProps) {
  const t = useWords(words)
  return (
    <li className="first-hour-row" data-done={isDone}>
      <span className="first-hour-mark" aria-hidden="true">
        {isDone ? '✓' : ''}
      </span>
      <div className="first-hour-words">
        <h3>
          {t(id)} <span className="unseen">{t(isDone ? 'done' : 'open')}</span>
        </h3>
        <p className="row-sub">{t(`${id}Why`)}</p>
        <Known id={id} hour={hour} />
        {id === 'mail' && <MailTest />}
        {id === 'backup' && <Backup />}
      </div>
      <Way id={id} isDone={isDone} />
    </li>
  )
}

/** What is known beside whether it is done. */
function Known({ id, hour }: { id: FirstHourItem; hour: FirstHour }) {
  const t = useWords(words)
  const { mailTestedAt, backupAt, invitedCount, joinedCount } = hour
  if (id === 'mail' && mailTestedAt !== null) return <p>{t('mailTestedAt', { when: mailTestedAt })}</p>
  if (id === 'backup' && backupAt !== null) return <p>{t('backupAt', { when: backupAt })}</p>
  if (id === 'invitation' && invitedCount > 0)
    return <p>{t('invitedCount', { count: invitedCount, joined: joinedCount })}</p>
  return null
}

const places = {
  name: { to: '/console/school', hash: 'settings' },
  language: { to: '/console/school', hash: 'settings' },
  colours: { to: '/console/school', hash: 'colours' },
  logo: { to: '/console/school', hash: 'logo' },
  course: { to: '/console/courses/import', hash: '' },
  invitation: { to: '/console/school/invitations', hash: '' },
} as const

function Way({ id, isDone }: FirstHour['items'][number]) {
  const t = useWords(words)
  if (id === 'mail' || id === 'backup') return null
  const { to, hash } = places[id]
  return (
    <Link className="button button-quiet" to={to} hash={hash}>
      {t(isDone ? 'seeIt' : 'goThere')} <span className="unseen">{t(id)}</span>
    </Link>
  )
}

/** Backups are made where the school runs; here it is seen that there is one. */
function Backup() {
  const t = useWords(words)
  const queries = useQueryClient()
  return (
    <>
      <code className="first-hour-command">npm run banxue -- backup ../school-backup.tar</code>
      <div className="sheet-acts">
        <Button
          variant="default"
          onClick={() => void queries.invalidateQueries({ queryKey: identity.firstHour.key() })}
        >
          {t('look')}
        </Button>
      </div>
    </>
  )
}
