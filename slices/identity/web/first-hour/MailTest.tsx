import { Button } from '@mantine/core'
import { problemOf } from '@banxue/ui/rpc'
import { useWords } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { identity } from '../api.ts'
import { words } from './words.ts'

/** Sends the admin a mail and says what the mail server said. */
export function MailTest() {
  const t = useWords(words)
  const queries = useQueryClient()
  const test = useMutation(
    identity.testMail.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: identity.firstHour.key() }),
    }),
  )
  const { data, error } = test
  return (
    <>
      <div className="sheet-acts">
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate(undefined)}>
          {t('mailTest')}
        </Button>
      </div>
      <p role="status" className="form-done">
        {data?.isAccepted === true && t('mailAccepted', { to: data.to })}
      </p>
      <div role="alert">
        {data?.isAccepted === false && (
          <p className="form-refusal">{t('mailRefused', { said: data.said ?? '' })}</p>
        )}
        {error !== null && (
          <p className="form-refusal">{t(problemOf(error).code === 'NO_MAIL' ? 'mailNone' : 'failed')}</p>
        )}
      </div>
    </>
  )
}
