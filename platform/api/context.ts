import type { Actor } from '../auth/actor.ts'

/** What every procedure is told about the request it answers. */
export interface RequestContext {
  /** Null for a visitor without guest or member session. */
  actor: Actor | null
  /** Language to answer in, where the answer depends on it: the actor's, else the browser's. */
  language: 'zh-CN' | 'en'
  /** Short id that the log and the screen share. */
  ref: string
  /** Request headers, for the few procedures that look behind the actor (sessions, Host). */
  headers: Headers
  /** Headers the response will carry (Set-Cookie, Retry-After). */
  resHeaders: Headers
}

/** Context of a procedure whose permission no visitor has: the guard has seen to it that somebody asks. */
export type ActorContext = RequestContext & { actor: Actor }
