import { callHeaders, nobodyLeaving } from '@banxue/ui/rpc'

/** A refusal of the sign-in routes. */
export class AuthRefusal extends Error {
  /** The library's code, `TOO_MANY`, or `UNKNOWN`. */
  readonly code: string
  /** Seconds to wait, where the school says so. */
  readonly retryAfterS: number | null

  constructor(code: string, retryAfterS: number | null) {
    super(`signing in was refused: ${code}`)
    this.code = code
    this.retryAfterS = retryAfterS
  }
}

/** Sign-in routes of the school, under `/api/auth`. */
type AuthRoutes = {
  '/sign-in/email': { email: string; password: string }
  '/sign-in/email-otp': { email: string; otp: string; name?: string }
  '/sign-up/email': { name: string; email: string; password: string }
  '/email-otp/send-verification-otp': { email: string; type: 'sign-in' }
  '/request-password-reset': { email: string }
  '/reset-password': { newPassword: string; token: string }
  '/change-password': { currentPassword: string; newPassword: string; revokeOtherSessions: true }
  '/sign-out': Record<string, never>
}

/** Asks a sign-in route; resolves when it agreed. Rejects with AuthRefusal, or TypeError without a network. */
export async function askAuth<Path extends keyof AuthRoutes>(
  path: Path,
  body: AuthRoutes[Path],
): Promise<void> {
  await nobodyLeaving()
  const response = await fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { ...callHeaders(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.ok) return
  const answer: unknown = await response.json().catch(() => null)
  const retryAfter = Number(response.headers.get('retry-after'))
  throw new AuthRefusal(codeOf(answer), retryAfter > 0 ? retryAfter : null)
}

function codeOf(answer: unknown): string {
  const code = typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : null
  return typeof code === 'string' ? code : 'UNKNOWN'
}
