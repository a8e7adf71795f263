import { createHmac, timingSafeEqual } from 'node:crypto'

/** Signs the links with which the weekly mail is stopped: whoever holds one may stop that reader's, and nothing else. */
export interface StopTokens {
  tokenFor: (personId: string) => string
  /** Whose link it is; null where this school did not sign it. */
  personOf: (token: string) => string | null
}

/** @param secret the school's own, at least 32 bytes */
export function createStopTokens(secret: string): StopTokens {
  const sign = (personId: string) =>
    createHmac('sha256', secret).update(`stop the weekly mail of ${personId}`).digest()
  return {
    tokenFor: (personId) => `${personId}.${sign(personId).toString('base64url')}`,
    personOf(token) {
      const [personId = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const right = sign(personId)
      return given.length === right.length && timingSafeEqual(given, right) ? personId : null
    },
  }
}
