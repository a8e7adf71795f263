/**
 * Door `@banxue/ui/rpc`: how a page asks the server.
 *
 * A slice's `web/api.ts` holds one line: `export const learning = rpc<typeof learningContract>('learning')`
 * (import the contract as a type, or its schemas are downloaded too). Then
 * `useQuery(learning.courseProgress.queryOptions({ input: { courseId } }))`,
 * `useMutation(learning.answer.mutationOptions())`, `learning.enrol.call({ courseId })`.
 */
import { createORPCClient, isDefinedError, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { whenLeft } from './offline/leaving.ts'
import { sessionRefused } from './session-refused.ts'
import { visitorId } from './telemetry/visitor.ts'

export { isDefinedError }

/** Short id of a failed answer, shared by the server's log and the screen, by the error it became. */
const refs = new WeakMap<Error, string>()

/** Query options, mutation options and plain calls of a slice's procedures; keys begin with the slice's name. */
export function rpc<const C extends AnyContractRouter>(slice: string) {
  const seen = new WeakMap<object, string>()
  const link = new RPCLink({
    url: () => new URL(`/rpc/${slice}`, location.origin),
    headers: () => callHeaders(),
    // What a page asks while it is being hidden outlives it: on phones that may be the last it can say.
    fetch: async (request, init) => {
      await nobodyLeaving()
      return fetch(request, document.visibilityState === 'hidden' ? { ...init, keepalive: true } : init)
    },
    interceptors: [
      async (call) => {
        try {
          return await call.next()
        } catch (error) {
          const ref = seen.get(call.context)
          if (ref !== undefined && error instanceof Error) refs.set(error, ref)
          if (problemOf(error).code === 'SIGN_IN') sessionRefused()
          throw error
        }
      },
    ],
    adapterInterceptors: [
      async (call) => {
        const response = await call.next()
        const ref = response.ok ? null : response.headers.get('x-ref')
        if (ref !== null) seen.set(call.context, ref)
        return response
      },
    ],
  })
  const client: ContractRouterClient<C> = createORPCClient(link)
  return createTanstackQueryUtils(client, { path: [slice] })
}

/**
 * What every call to the server carries: the device's zone, the browser's first-party id, which joins a
 * registration to earlier visits, and the header that forms cannot forge.
 */
export function callHeaders(): Record<string, string> {
  return {
    'x-zone': Intl.DateTimeFormat().resolvedOptions().timeZone,
    'x-visitor': visitorId(),
    'x-banxue': '1',
  }
}

/**
 * To be awaited before anything is asked in a session: resolves when the server knows of whoever left this device
 * without a network, and rejects with TypeError while it cannot be told.
 */
export const nobodyLeaving = (): Promise<void> => whenLeft(endSession)

/** Tells the server that somebody left; any answer means that the session is over. */
async function endSession(): Promise<void> {
  const headers = { ...callHeaders(), 'content-type': 'application/json' }
  await fetch('/api/auth/sign-out', { method: 'POST', headers, body: '{}' })
}

/** What went wrong, in the words screens distinguish. */
export interface Problem {
  /** `OFFLINE`, a code of the contract (`SIGN_IN`, `NOT_FOUND` …), or `UNKNOWN`. */
  code: string
  /** Short id to name to the school, where the server gave one. */
  ref: string | null
}

/** Reads an error of a call; an answer that never came is OFFLINE. */
export function problemOf(error: unknown): Problem {
  const ref = error instanceof Error ? (refs.get(error) ?? null) : null
  if (error instanceof ORPCError) return { code: error.code, ref }
  if (error instanceof TypeError || (error instanceof DOMException && error.name === 'NetworkError'))
    return { code: 'OFFLINE', ref }
  return { code: 'UNKNOWN', ref }
}

/** Whether asking again could help: the network or the server failed, the question was sound. */
export function isWorthRetrying(error: unknown): boolean {
  return !(error instanceof ORPCError) || error.status >= 500
}
