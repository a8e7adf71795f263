import { Button } from '@mantine/core'
import { isDefinedError } from '@banxue/ui/rpc'
import { usePageTitle } from '@banxue/ui/shell'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WeeklyLetter } from '#retention/contract'
import { retention } from '../api.ts'
import '../console.css'
import { useLetterFrame } from './useLetterFrame.ts'
import { WeeklyMailSwitch } from './WeeklyMailSwitch.tsx'
import { words } from './words.ts'

/** The weekly mail: its switch, how this week's looks, and a way to get it at once. */
export function WeeklyMailPage() {
  const t = useWords(words)
  usePageTitle(t('title'))
  const { data, error, refetch } = useQuery(retention.weeklyLetter.queryOptions())
  return (
    <div className="weekly-mail-page">
      <header className="page-head">
        <h1 className="page-title">{t('title')}</h1>
        <Link to="/console/pulse" className="back">
          {t('backToPulse')}
        </Link>
      </header>
      <WeeklyMailSwitch />
      {data === undefined &&
        (error === null ? <Loading lines={6} /> : <Failure error={error} retry={() => void refetch()} />)}
      {data === null && <Empty title={t('nothing')}>{t('nothingWhat')}</Empty>}
      {data != null && <Letter letter={data} />}
    </div>
  )
}

function Letter({ letter: { subject, html } }: { letter: WeeklyLetter }) {
  const t = useWords(words)
  const frame = useLetterFrame()
  return (
    <section className="weekly-mail-page" aria-labelledby="letter">
      <SendNow />
      <h2 id="letter" className="part-title">
        {t('asItLeaves')}
      </h2>
      <p>{t('subject', { subject })}</p>
      <iframe
        {...frame}
        className="weekly-mail-letter"
        title={t('asItLeaves')}
        // No scripts; its links open beside it, and its height can be measured.
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        srcDoc={html.replace('<head>', '<head><base target="_blank">')}
      />
    </section>
  )
}

function SendNow() {
  const t = useWords(words)
  const send = useMutation(retention.sendWeeklyMail.mutationOptions())
  const { error } = send
  const said = isDefinedError(error) && error.code === 'MAIL_REFUSED' ? error.data.said : ''
  const refusals = {
    NO_MAIL: t('noMail'),
    NOTHING_TO_SAY: t('nothingWhat'),
    MAIL_REFUSED: t('refused', { said }),
  }
  return (
    <div className="weekly-mail">
      <Button loading={send.isPending} onClick={() => send.mutate(undefined)}>
        {t('sendNow')}
      </Button>
      <p role="status" className="quiet">
        {send.isSuccess && t('sentTo', { to: send.data.to })}
      </p>
      {error !== null && <Failure error={error} words={refusals} />}
    </div>
  )
}
