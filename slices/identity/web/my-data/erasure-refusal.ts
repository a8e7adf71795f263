import { problemOf } from '@banxue/ui/rpc'
import type { Translate } from '@banxue/ui/words'
import { AuthRefusal } from '../auth-api.ts'
import type { en } from './messages.en.ts'

/** Why somebody was not deleted, in the words of the page. */
export function erasureRefusal(t: Translate<typeof en>, error: unknown): string {
  const code = error instanceof AuthRefusal ? error.code : problemOf(error).code
  const said: Record<string, () => string> = {
    LAST_ADMIN: () => t('lastAdmin'),
    DEMO_PERSON: () => t('demoPerson'),
    WRONG_PROOF: () => t('wrongProof'),
    TOO_MANY: () => t('tooMany'),
  }
  return (said[code] ?? (() => t('failed')))()
}
