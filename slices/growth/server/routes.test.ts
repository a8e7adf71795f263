import type { Actor } from '@banxue/platform/auth/actor'
import type { LogEvent } from '@banxue/platform/events/handler'
import { newId } from '@banxue/platform/id'
import { FakeClock } from '@banxue/platform/testing/clock'
import { testDatabase } from '@banxue/platform/testing/database'
import { createRouterClient } from '@orpc/server'
import { beforeEach, expect, test } from 'vitest'
import { CourseId } from '#courses/contract'
import { PersonErased } from '#identity/events'
import { CourseCompleted } from '#learning/events'
import { createGrowth } from './index.ts'
import type { Completed } from './needs.ts'
import type { GrowthTables } from './tables.ts'

const db = await testDatabase<GrowthTables>()
const at = new Date('2026-03-01T09:00:00Z')
const courseId = CourseId.parse(crypto.randomUUID())
const title = { en: 'Trees', 'zh-CN': '树' }
const completed: Completed = { courseVersion: 1, completedAt: at, by: 'learning', unitCount: 6 }

let completions: Map<string, Completed>
let names: Map<string, string>
let learningS: number | null
const growth = createGrowth({
  db,
  clock: new FakeClock(at),
  courseTitle: () => Promise.resolve(title),
  personName: (personId) => Promise.resolve(names.get(personId) ?? null),
  completion: (personId) => Promise.resolve(completions.get(personId) ?? null),
  learningS: (_personId, _courseId, completedAt) =>
    Promise.resolve(completedAt.getTime() === at.getTime() ? learningS : null),
})

beforeEach(() => {
  completions = new Map()
  names = new Map()
  learningS = null
})

function member(name: string): Actor {
  const personId = crypto.randomUUID()
  names.set(personId, name)
  return {
    personId,
    kind: 'member',
    roles: ['learner'],
    simulated: false,
    language: 'en',
    zone: 'Asia/Shanghai',
    sessionId: 's',
  }
}

const as = (actor: Actor | null) =>
  createRouterClient(growth.routes, {
    context: { actor, language: 'en', ref: 'r', headers: new Headers(), resHeaders: new Headers() },
  })

async function arrive(actor: Actor, name: string, payload: Record<string, unknown>): Promise<void> {
  const event: LogEvent = {
    id: newId(at),
    name,
    version: 1,
    actorId: actor.personId,
    subjectId: actor.personId,
    occurredAt: at,
    receivedAt: at,
    zone: actor.zone,
    localDay: '2026-03-01',
    simulated: actor.simulated,
    sessionId: actor.sessionId,
    context: {},
    payload,
  }
  for (const handler of growth.handlers) await db.transaction().execute((tx) => handler.handle(tx, [event]))
}
const completion = { courseId, courseVersion: 1, elapsedDays: 3, by: 'learning' }

const issuedTo = ({ personId }: Actor) =>
  db
    .selectFrom('event')
    .select('name')
    .where('subject_id', '=', personId)
    .where('name', '=', 'growth.certificate_issued')
    .execute()

test('before the course is completed there is no certificate', async () => {
  await expect(as(member('Mei')).certificate({ courseId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a completed course earns one certificate, however often its fact arrives', async () => {
  const mei = member('Mei')
  completions.set(mei.personId, completed)
  await arrive(mei, CourseCompleted.name, completion)
  await arrive(mei, CourseCompleted.name, completion)

  expect(await as(mei).listCertificates()).toMatchObject([
    { holderName: 'Mei', courseTitle: title, unitCount: 6, learningS: null, includesSelfMarked: false },
  ])
  expect(await issuedTo(mei)).toHaveLength(1)
})

test('the holder need not wait for the fact, and it then makes no second one', async () => {
  const mei = member('Mei')
  completions.set(mei.personId, { ...completed, by: 'self' })
  const [first, second] = await Promise.all([
    as(mei).certificate({ courseId }),
    as(mei).certificate({ courseId }),
  ])
  await arrive(mei, CourseCompleted.name, completion)

  expect(first).toEqual(second)
  expect(first.includesSelfMarked).toBe(true)
  expect(await as(mei).certificate({ courseId })).toEqual(first)
  expect(await issuedTo(mei)).toHaveLength(1)
})

test('anyone with the code can check it, typed in small letters and groups', async () => {
  const mei = member('Mei')
  completions.set(mei.personId, completed)
  const { code } = await as(mei).certificate({ courseId })
  const typed = (code.slice(0, 4) + '-' + code.slice(4)).toLowerCase()

  expect(await as(null).verify({ code: typed })).toMatchObject({ code, holderName: 'Mei' })
  await expect(as(null).verify({ code: '000000000000' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('the time learned stands on it once it is counted', async () => {
  const mei = member('Mei')
  completions.set(mei.personId, completed)
  expect(await as(mei).certificate({ courseId })).toMatchObject({ learningS: null })

  learningS = 5_400
  const { code } = await as(mei).certificate({ courseId })
  expect(await as(null).verify({ code })).toMatchObject({ learningS: 5_400 })
})

test('a certificate is its holder’s own: a stranger finds none, a visitor must sign in', async () => {
  const mei = member('Mei')
  completions.set(mei.personId, completed)
  await as(mei).certificate({ courseId })

  await expect(as(member('Bo')).certificate({ courseId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await as(member('Bo')).listCertificates()).toEqual([])
  await expect(as(null).listCertificates()).rejects.toMatchObject({ code: 'SIGN_IN' })
})

test('a person erased takes the certificate along', async () => {
  const mei = member('Mei')
  completions.set(mei.personId, completed)
  const { code } = await as(mei).certificate({ courseId })
  await arrive(mei, PersonErased.name, {})

  await expect(as(null).verify({ code })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('simulated holders’ certificates say so and can be cleared', async () => {
  const sim = { ...member('Sim'), simulated: true }
  completions.set(sim.personId, completed)
  const certificate = await as(sim).certificate({ courseId })
  await growth.reads.forgetPeople([sim.personId])

  expect(certificate.simulated).toBe(true)
  await expect(as(null).verify({ code: certificate.code })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
