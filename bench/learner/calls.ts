import { createHmac } from 'node:crypto'
import type { BenchCourse } from './course.ts'
import type { Call } from './load.ts'
import { learnerCount, presentUnit, tokenOf } from './seed.ts'

/** Signs the sessions of a bench's school. */
export const secret = 'a secret of the bench, long enough for sessions'

/** What learners ask for, as often as a player with autosave asks for it. */
export function anyCall(courses: readonly BenchCourse[]): Call {
  const n = Math.floor(Math.random() * learnerCount)
  const page = courses[n % courses.length]
  if (page === undefined) throw new Error('there are three courses')
  const unit = presentUnit(page, n)
  const [first, second] = unit.steps
  const [courseId, unitId, now] = [page.id, unit.unitId, new Date()]
  const question = { courseId, unitId, stepId: second?.id }
  const answer = { kind: 'choice', optionIds: ['a', 'b', 'c'].slice(n % 3, (n % 3) + 1) }
  const calls: [share: number, procedure: string, input: Record<string, unknown>][] = [
    [10, 'courses/coursePage', { slug: page.slug }],
    [15, 'learning/courseProgress', { courseId }],
    [5, 'learning/listEnrolments', {}],
    [15, 'learning/openUnit', { courseId, unitId }],
    [5, 'learning/previewUnit', { courseId, unitId }],
    [15, 'learning/recordReading', { courseId, unitId, stepId: first?.id, ...reading() }],
    [15, 'learning/answer', { ...question, attemptId: crypto.randomUUID(), answer, elapsedS: 9 }],
    [8, 'learning/saveDraft', { ...question, answer, typedAt: now, sentAt: now }],
    [7, 'learning/savePosition', { ...question, at: now, sentAt: now }],
    [5, 'learning/beat', { courseId }],
  ]
  let left = Math.random() * calls.reduce((sum, [share]) => sum + share, 0)
  const [, procedure, input] = calls.find(([share]) => (left -= share) < 0) ?? calls[0] ?? [0, '', {}]
  return { procedure, input, cookie: cookieOf(tokenOf(n)) }
}

/** A member's cookie as the sign-in library signs it: the token, a dot and its HMAC-SHA256. */
function cookieOf(token: string): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `banxue.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}

function reading() {
  return {
    pageId: crypto.randomUUID(),
    visibleS: Math.random() * 120,
    reachedEnd: Math.random() < 0.5,
  }
}
