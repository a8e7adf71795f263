import { join } from 'node:path'
import { type Caller, isAllowed, roles } from '@banxue/slices/identity/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenVisitor, type Visitor } from './access/visitor.ts'
import { type Place, type Procedure, proceduresOf } from './access/walk.ts'
import { givenAdmin, openSchoolHere, type SchoolHere } from './school-here.ts'

let here: SchoolHere
let school: SchoolHere['school']
let url = ''
/** Off while the procedures are walked, because entering the demo would change who walks. */
let isDemo = false
let place: Place
const callers = ['visitor', 'guest', ...roles] as const
const browsers = new Map<Caller, Visitor>()
const as = (caller: Caller): Visitor => browsers.get(caller) ?? givenVisitor(url)

beforeAll(async () => {
  here = await openSchoolHere(() => isDemo)
  ;({ school, url } = here)
  browsers.set('admin', await givenAdmin(here))
  for (const role of roles) if (role !== 'admin') browsers.set(role, await givenMember(role))
  browsers.set('guest', await givenGuest())
  place = await givenCourse()
})
afterAll(() => here.close())

test('every procedure lets in whom the table of permissions names, and nobody else', async () => {
  const wrong: string[] = []
  const procedures = proceduresOf(school.router, place)
  for (const procedure of procedures) {
    for (const caller of callers) {
      const answer = await as(caller).rpc(procedure.path, procedure.input)
      const found = answer.code === 'SIGN_IN' || answer.code === 'FORBIDDEN' ? answer.code : 'in'
      if (found !== expected(procedure, caller)) wrong.push(`${caller} ${procedure.path}: ${found}`)
      if (answer.status >= 500 || answer.code === 'BAD_REQUEST')
        wrong.push(`${caller} ${procedure.path}: ${answer.status} ${answer.code ?? ''}`)
    }
  }
  expect(wrong).toEqual([])
  expect(procedures.length).toBeGreaterThan(40)
})

test('the same procedures are as shut in their plain form', async () => {
  for (const path of ['/api/people', '/api/spine', '/api/pulse?population=real', '/api/imports']) {
    expect((await as('visitor').fetch(path)).status).toBe(401)
    expect((await as('guest').fetch(path)).status).toBe(403)
    expect((await as('coach').fetch(path)).status).toBe(403)
  }
})

test('only authors upload a course', async () => {
  const upload = async (caller: Caller) =>
    (await as(caller).fetch('/api/imports?name=x.zip', { method: 'PUT', body: 'not a zip' })).status
  expect(await upload('visitor')).toBe(401)
  for (const caller of ['guest', 'learner', 'coach', 'operator'] as const)
    expect([caller, await upload(caller)]).toEqual([caller, 403])
})

test('a call that another site could forge changes nothing', async () => {
  const forged = await as('admin').fetch('/rpc/identity/changeSchool', {
    method: 'POST',
    headers: { 'x-banxue': '', 'content-type': 'application/json' },
    body: JSON.stringify({ json: { name: 'Stolen' } }),
  })
  expect(forged.status).toBe(403)
  expect((await school.identity.reads.school()).name).not.toBe('Stolen')
})

test('headers that the server vouches for cannot be brought along', async () => {
  isDemo = true
  const mayEnter = async (headers: Record<string, string>) => {
    const { output } = await givenVisitor(url).rpc('identity/me', undefined, headers)
    return (output as { school: { canEnterDemo: boolean } }).school.canEnterDemo
  }
  expect(await mayEnter({})).toBe(true)
  expect(await mayEnter({ 'x-forwarded-for': '203.0.113.9' })).toBe(false)
  expect(await mayEnter({ 'x-forwarded-for': '203.0.113.9', 'x-banxue-loopback': '1' })).toBe(false)
  isDemo = false
})

test("nobody sees another's half-written answer, or ends another's session", async () => {
  const { courseId } = place
  const writer = await givenMember('learner')
  const stranger = await givenMember('learner')
  const unitId = place.lastUnitId
  await stranger.must('learning/enrol', { courseId })
  await writer.must('learning/enrol', { courseId })
  const { steps } = (await writer.must('learning/openUnit', { courseId, unitId })) as {
    steps: { id: string }[]
  }
  const stepId = steps.at(-1)?.id
  const now = new Date()
  const secret = 'only the writer may read this'
  await writer.must('learning/saveDraft', {
    courseId,
    unitId,
    stepId,
    answer: { kind: 'open', text: secret },
    typedAt: now,
    sentAt: now,
  })
  const seenBy = async (browser: Visitor) =>
    JSON.stringify(await browser.must('learning/openUnit', { courseId, unitId }))
  expect(await seenBy(writer)).toContain(secret)
  expect(await seenBy(stranger)).not.toContain(secret)

  const [session] = (await writer.must('identity/listSessions', undefined)) as { id: string }[]
  const end = await stranger.rpc('identity/endSession', { id: session?.id })
  expect([end.status, end.code]).toEqual([404, 'NOT_FOUND'])
})

test("nobody hands in another's work", async () => {
  const { person } = (await as('learner').must('identity/me', undefined)) as { person: { id: string } }
  const batch = {
    personId: person.id,
    visitorId: crypto.randomUUID(),
    sentAt: new Date().toISOString(),
    device: 'phone',
    events: [{}],
  }
  for (const caller of ['guest', 'coach', 'admin'] as const)
    expect([caller, (await as(caller).rpc('spine/send', batch)).code]).toEqual([caller, 'WRONG_PERSON'])
  // The queue of somebody who is signed out waits until they sign in again.
  expect((await as('visitor').rpc('spine/send', batch)).code).toBe('SIGN_IN')
})

test('an instructor sees the courses they teach and the imports they made; an operator sees all', async () => {
  const other = await givenMember('instructor')
  const courseIds = async (browser: Visitor) => {
    const headline = await browser.must('retention/headline', { population: 'real' })
    return (headline as { courses: { courseId: string }[] }).courses.map(({ courseId }) => courseId)
  }
  expect(await courseIds(as('instructor'))).toEqual([place.courseId])
  expect(await courseIds(as('operator'))).toEqual([place.courseId])
  expect(await courseIds(other)).toEqual([])

  expect(await other.must('courses/listCourses', undefined)).toEqual([])
  expect(await other.must('courses/listImports', undefined)).toEqual([])
  const retire = { courseId: place.courseId, isRetired: true }
  expect((await other.rpc('courses/retireCourse', retire)).code).toBe('NOT_FOUND')
  expect((await other.rpc('courses/importState', { id: place.importId })).code).toBe('NOT_FOUND')
  expect((await as('instructor').rpc('courses/importState', { id: place.importId })).status).toBe(200)
})

function expected({ permission }: Procedure, caller: Caller): string {
  const held = caller === 'visitor' || caller === 'guest' ? [caller] : ['learner', caller]
  if (isAllowed(permission, held)) return 'in'
  return caller === 'visitor' ? 'SIGN_IN' : 'FORBIDDEN'
}

async function givenMember(role: Exclude<(typeof roles)[number], 'admin'>): Promise<Visitor> {
  const browser = givenVisitor(url)
  await browser.signUp()
  const { person } = (await browser.must('identity/me', undefined)) as { person: { id: string } }
  await as('admin').must('identity/changeRoles', { id: person.id, roles: [role] })
  return browser
}

async function givenGuest(): Promise<Visitor> {
  const browser = givenVisitor(url)
  await browser.must('identity/becomeGuest', { language: 'en', zone: 'UTC' })
  return browser
}

/** A course that the instructor imported, with an open question at the end of its last unit. */
async function givenCourse(): Promise<Place> {
  const { person } = (await as('instructor').must('identity/me', undefined)) as { person: { id: string } }
  const made = await school.courses.reads.importPath(join(import.meta.dirname, 'fixtures', 'short-course'), {
    actorId: person.id,
  })
  const [course] = made.courses
  if (course === undefined) throw new Error(`the course was refused: ${JSON.stringify(made.failure)}`)
  const page = (await as('visitor').must('courses/coursePage', { slug: course.slug })) as {
    outline: { modules: { units: { id: string }[] }[] }
  }
  const units = page.outline.modules.flatMap((module) => module.units)
  const [unitId = '', lastUnitId = ''] = [units.at(0)?.id, units.at(-1)?.id]
  const { courseId, slug } = course
  const guest = as('guest')
  const view = (await guest.must('learning/openUnit', { courseId, unitId })) as { steps: { id: string }[] }
  const stepId = view.steps.at(-1)?.id ?? ''
  return { courseId, slug, unitId, lastUnitId, stepId, importId: made.id }
}
