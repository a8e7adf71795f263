/** How often something may be tried within a window. */
export interface Limit {
  max: number
  windowS: number
}

/**
 * By network address: generous, because a class of learners shares one.
 * Keys are better-auth's paths; `*` counts everything else there together.
 */
export const networkLimits = {
  '/sign-in/email': { max: 60, windowS: 60 },
  '/sign-in/email-otp': { max: 60, windowS: 60 },
  '/sign-up/email': { max: 120, windowS: 600 },
  '/email-otp/send-verification-otp': { max: 60, windowS: 600 },
  '/request-password-reset': { max: 60, windowS: 600 },
  '/reset-password': { max: 30, windowS: 600 },
  '/change-password': { max: 30, windowS: 600 },
  '/sign-out': { max: 300, windowS: 60 },
} as const satisfies Record<string, Limit>
export type AuthPath = keyof typeof networkLimits

/** By mail address, wherever the attempts come from: strict, because they aim at one account. */
export const accountLimits: Partial<Record<AuthPath, Limit>> = {
  '/sign-in/email': { max: 15, windowS: 900 },
  '/sign-in/email-otp': { max: 15, windowS: 900 },
  '/email-otp/send-verification-otp': { max: 5, windowS: 900 },
  '/request-password-reset': { max: 5, windowS: 900 },
}

/** Guests made from one network address. */
export const guestLimit: Limit = { max: 120, windowS: 600 }

/** Copies of their own data, by person. */
export const exportLimit: Limit = { max: 5, windowS: 24 * 3600 }

/** Tries at proving that an account is one's own, by person. */
export const proofLimit: Limit = { max: 10, windowS: 900 }

/** Tries at the one-time link of the admin, by person. */
export const claimLimit: Limit = { max: 10, windowS: 600 }

/** Invitations, by who invites: a class and more a day. */
export const inviteLimit: Limit = { max: 100, windowS: 24 * 3600 }

/** Looks at links that invite and accounts made by them, by network. */
export const joinLimit: Limit = { max: 120, windowS: 600 }

/** Mails that try the mail server, by who tries. */
export const testMailLimit: Limit = { max: 10, windowS: 600 }
