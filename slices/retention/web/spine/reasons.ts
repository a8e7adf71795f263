/** The word on the screen for each reason to refuse an event. */
const keys = {
  malformed: 'reasonMalformed',
  unknown_event: 'reasonUnknownEvent',
  fact: 'reasonFact',
  unknown_version: 'reasonUnknownVersion',
  bad_payload: 'reasonBadPayload',
  too_large: 'reasonTooLarge',
  bad_text: 'reasonBadText',
  future: 'reasonFuture',
  absurd_past: 'reasonAbsurdPast',
} as const

/** Key of the words; reasons without words of their own are just refused. */
export function reasonKey(reason: string): (typeof keys)[keyof typeof keys] | 'reasonOther' {
  return reason in keys ? keys[reason as keyof typeof keys] : 'reasonOther'
}
