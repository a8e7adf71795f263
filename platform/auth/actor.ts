/** Who is asking: a guest or a registered person with a session. Anonymous visitors have no actor. */
export interface Actor {
  personId: string
  /** `guest` has no account; `member` has one. */
  kind: 'guest' | 'member'
  /** Names from the table of permissions; empty for guests. */
  roles: readonly string[]
  /** True for people made by the simulator; decides where their acts are counted. */
  simulated: boolean
  /** BCP 47 tag of the language they chose: `zh-CN` or `en`. */
  language: string
  /** IANA zone of their profile. */
  zone: string
  /** Country that the school's proxy names for this request, unproved; null or absent without one. */
  country?: string | null
  /** Random id of the session, written on the events made in it. */
  sessionId: string
}
