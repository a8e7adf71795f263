import { oc } from '@orpc/contract'
import { z } from 'zod'

/** What a contract says of a procedure beside its shape: the permission that its caller needs. */
export interface ProcedureMeta {
  /** A row of the table of permissions; the guard refuses a procedure that names none. */
  permission: string
}

/** Refusals that any procedure may answer with; `message` is for logs, the screen words each code itself. */
export const commonErrors = {
  SIGN_IN: { status: 401, message: 'This needs a session.' },
  FORBIDDEN: { status: 403, message: 'The caller lacks the permission.' },
  NOT_FOUND: { status: 404, message: 'There is no such thing, or none that the caller may see.' },
  TOO_MANY: {
    status: 429,
    message: 'Too many requests.',
    data: z.object({ retryAfterS: z.int().nonnegative() }),
  },
} as const

/** Where every contract begins: the caller's permission, then route, input, output and errors. */
export const procedure = (permission: string) => oc.$meta<ProcedureMeta>({ permission }).errors(commonErrors)
