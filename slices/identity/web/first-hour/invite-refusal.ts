import { problemOf } from '@banxue/ui/rpc'
import type { Translate } from '@banxue/ui/words'
import type { en } from './messages.en.ts'

/** Why nobody was invited, or nobody came in by a link, in the words of the page. */
export function inviteRefusal(t: Translate<typeof en>, error: unknown): string {
  const said: Record<string, () => string> = {
    NO_MAIL: () => t('mailNone'),
    HAS_ACCOUNT: () => t('hasAccount'),
    MAIL_REFUSED: () => t('inviteRefused', { said: saidIn(error) }),
    BAD_TOKEN: () => t('joinGone'),
    TOO_MANY: () => t('tooMany'),
  }
  return (said[problemOf(error).code] ?? (() => t('failed')))()
}

function saidIn(error: unknown): string {
  const { data } = error as { data?: { said?: unknown } }
  return typeof data?.said === 'string' ? data.said : ''
}
