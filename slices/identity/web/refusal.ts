import { problemOf } from '@banxue/ui/rpc'
import type { Translate } from '@banxue/ui/words'
import { AuthRefusal } from './auth-api.ts'
import type { en } from './messages.en.ts'

type T = Translate<typeof en>

/** What went wrong with signing in, up or a password, in the words of the page. */
export function refusalOf(t: T, error: unknown): string {
  const code = error instanceof AuthRefusal ? error.code : problemOf(error).code
  const waitMin = error instanceof AuthRefusal ? Math.ceil((error.retryAfterS ?? 60) / 60) : 1
  const said: Record<string, () => string> = {
    INVALID_EMAIL_OR_PASSWORD: () => t('wrongPassword'),
    INVALID_OTP: () => t('wrongCode'),
    OTP_EXPIRED: () => t('codeOver'),
    TOO_MANY_ATTEMPTS: () => t('codeOver'),
    USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: () => t('knownEmail'),
    INVALID_EMAIL: () => t('badEmail'),
    VALIDATION_ERROR: () => t('badEmail'),
    PASSWORD_TOO_SHORT: () => t('shortPassword'),
    PASSWORD_TOO_LONG: () => t('longPassword'),
    INVALID_PASSWORD: () => t('wrongOldPassword'),
    INVALID_TOKEN: () => t('badLink'),
    BAD_TOKEN: () => t('badLink'),
    HAS_ACCOUNT: () => t('knownEmail'),
    BAD_ZONE: () => t('badZone'),
    LAST_ADMIN: () => t('lastAdmin'),
    NOT_A_DEMO: () => t('demoShut'),
    TOO_MANY: () => t('tooMany', { count: waitMin }),
    OFFLINE: () => t('offline'),
  }
  return (said[code] ?? (() => t('failed')))()
}
