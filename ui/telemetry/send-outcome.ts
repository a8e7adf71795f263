/** What became of a batch. */
export type SendOutcome =
  /** Durable on the server; the browser may forget it. */
  | 'kept'
  /** 401: its owner's session has ended; it waits until they sign in. */
  | 'sign_in'
  /** 409: it belongs to somebody else than this session. */
  | 'wrong_person'
  /** 413: more than the server takes at once. */
  | 'too_large'
  /** Another 4xx: the envelope is not understood. */
  | 'refused'
  /** No network, 429 or 5xx: worth another try. */
  | 'later'

/** What an HTTP status says of a batch; 0 where no answer came. */
export function outcomeOf(status: number): SendOutcome {
  if (status >= 200 && status < 300) return 'kept'
  if (status === 401) return 'sign_in'
  if (status === 409) return 'wrong_person'
  if (status === 413) return 'too_large'
  if (status === 408 || status === 425 || status === 429) return 'later'
  return status >= 400 && status < 500 ? 'refused' : 'later'
}
