import { setTimeout as wait } from 'node:timers/promises'

/** Calls a second: a school of some hundred people who learn. */
const rate = 20

interface Enrolment {
  courseId: string
  next: { place: { unitId: string } } | null
}

/**
 * Learns in the demo as its own learner until somebody says that it is over.
 *
 * @param timesMs filled with what each call took, from sending to its last byte
 */
export async function visitDemo(url: string, isOver: () => boolean, timesMs: number[]): Promise<void> {
  let cookie = ''
  const call = async <T>(procedure: string, input: object): Promise<T> => {
    const from = performance.now()
    const answer = await fetch(`${url}/rpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-banxue': '1', cookie },
      body: JSON.stringify({ json: input }),
    })
    const text = await answer.text()
    timesMs.push(performance.now() - from)
    if (!answer.ok) throw new Error(`${procedure}: ${answer.status} ${text.slice(0, 200)}`)
    const given = answer.headers.getSetCookie().map((line) => line.split(';')[0])
    if (given.length > 0) cookie = given.join('; ')
    return (JSON.parse(text) as { json: T }).json
  }
  await call('identity/enterDemo', { role: 'learner' })
  const [course] = (await (await fetch(`${url}/api/courses`)).json()) as { id: string }[]
  const courseId = course?.id ?? ''
  await call('learning/enrol', { courseId })
  timesMs.length = 0
  const calls = [
    () => call<Enrolment[]>('learning/listEnrolments', {}),
    () => call('learning/courseProgress', { courseId }),
    async () => {
      const [enrolment] = await call<Enrolment[]>('learning/listEnrolments', {})
      const unitId = enrolment?.next?.place.unitId
      return call('learning/openUnit', { courseId, unitId })
    },
    () => call('learning/beat', { courseId }),
  ]
  const running: Promise<unknown>[] = []
  for (let turn = 0; !isOver(); turn += 1) {
    running.push(calls[turn % calls.length]?.() ?? Promise.resolve())
    await wait(1000 / rate)
  }
  await Promise.all(running)
}
