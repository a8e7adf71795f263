import { type AnyContractRouter, ORPCError } from '@orpc/contract'
import { implement, os } from '@orpc/server'
import type { Actor } from '../auth/actor.ts'
import type { RequestContext } from './context.ts'
import type { ProcedureMeta } from './procedure.ts'

/** Whether callers of these kinds (`visitor`, `guest`, or roles) have a permission. */
export type IsAllowed = (permission: string, callers: readonly string[]) => boolean

/** How the table of permissions names a caller. */
export function callersOf(actor: Actor | null): readonly string[] {
  if (actor === null) return ['visitor']
  return actor.kind === 'guest' ? ['guest'] : actor.roles
}

/**
 * Implements a contract so that every procedure first asks for the permission its contract names.
 * A visitor who lacks it is answered SIGN_IN, a person FORBIDDEN.
 */
export function guarded<T extends AnyContractRouter>(contract: T, isAllowed: IsAllowed) {
  const guard = os.$context<RequestContext>().middleware(({ context, next, procedure }) => {
    const { permission } = procedure['~orpc'].meta as Partial<ProcedureMeta>
    if (permission === undefined || !isAllowed(permission, callersOf(context.actor)))
      throw context.actor === null
        ? new ORPCError('SIGN_IN', { status: 401 })
        : new ORPCError('FORBIDDEN', { status: 403 })
    return next()
  })
  const implementer = implement(contract).$context<RequestContext>()
  // The compiler cannot resolve `use` for a contract it does not know yet; the guard adds nothing to the context.
  return (implementer as unknown as { use(middleware: typeof guard): typeof implementer }).use(guard)
}

/** The caller of a procedure that no visitor may call. */
export function actorOf(context: RequestContext): Actor {
  if (context.actor === null) throw new ORPCError('SIGN_IN', { status: 401 })
  return context.actor
}
