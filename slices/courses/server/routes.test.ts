import type { ActorContext } from '@banxue/platform/api/context'
import type { Actor } from '@banxue/platform/auth/actor'
import { testDatabase } from '@banxue/platform/testing/database'
import { createRouterClient, ORPCError, safe } from '@orpc/server'
import { expect, test } from 'vitest'
import { givenActor, givenCourses } from './testing/courses.ts'
import { sampleCourse } from './testing/sample-course.ts'
import { zipOf } from './testing/zips.ts'
import type { CoursesTables } from './tables.ts'

const db = await testDatabase<CoursesTables>()
const { courses, clock } = await givenCourses(db)
const contextOf = (actor: Actor | null) =>
  ({
    actor,
    language: 'en',
    ref: 'r',
    headers: new Headers(),
    resHeaders: new Headers(),
  }) as unknown as ActorContext
const as = (actor: Actor | null) => createRouterClient(courses.routes, { context: contextOf(actor) })
const named = (id: string) =>
  sampleCourse({ 'course.yaml': `id: ${id}\nlanguages: [en]\ntitle: ${id}\nsummary: s\nplannedDays: 7\n` })
const codeOf = async (call: Promise<unknown>) => {
  const [error] = await safe(call)
  return error instanceof ORPCError ? String(error.code) : error
}

const teacher = await givenActor(db, ['instructor'])
const other = await givenActor(db, ['instructor'])
const admin = await givenActor(db, ['admin'])
const mine = await courses.reads.importPath(await zipOf(named('mine')), { actorId: teacher.personId })
clock.advance(60_000)
const theirs = await courses.reads.importPath(await zipOf(named('theirs')), { actorId: other.personId })

test('visitors find the catalogue and a course by its address', async () => {
  const visitor = as(null)

  expect((await visitor.catalogue()).map(({ slug }) => slug)).toEqual(['mine', 'theirs'])
  expect(await visitor.coursePage({ slug: 'mine' })).toMatchObject({ slug: 'mine', version: 1, unitCount: 2 })
  expect(await codeOf(visitor.coursePage({ slug: 'none' }))).toBe('NOT_FOUND')
  expect(await codeOf(visitor.listImports())).toBe('SIGN_IN')
})

test('instructors see what they imported and teach, admins all', async () => {
  const listed = async (actor: Actor) => (await as(actor).listImports()).map(({ id }) => id)

  expect(await listed(teacher)).toEqual([mine.id])
  expect(await listed(admin)).toEqual([theirs.id, mine.id])
  expect((await as(teacher).importState({ id: mine.id })).report.length).toBeGreaterThan(0)
  expect(await codeOf(as(teacher).importState({ id: theirs.id }))).toBe('NOT_FOUND')
  expect(await codeOf(as(teacher).cancelImport({ id: theirs.id }))).toBe('NOT_FOUND')
  expect((await as(teacher).listCourses()).map(({ slug }) => slug)).toEqual(['mine'])
  expect((await as(admin).listCourses()).map(({ slug }) => slug)).toEqual(['theirs', 'mine'])
})

test('a retired course leaves the catalogue, and those enrolled go on', async () => {
  const courseId = mine.courses[0]!.courseId

  expect(await codeOf(as(other).retireCourse({ courseId, isRetired: true }))).toBe('NOT_FOUND')
  await as(teacher).retireCourse({ courseId, isRetired: true })

  expect((await as(null).catalogue()).map(({ slug }) => slug)).toEqual(['theirs'])
  expect(await courses.reads.current(courseId)).toBeNull()
  expect(await courses.reads.version(courseId, 1)).toMatchObject({ slug: 'mine' })
  expect((await as(teacher).listCourses())[0]?.isRetired).toBe(true)
  await as(teacher).retireCourse({ courseId, isRetired: false })
  expect((await as(null).catalogue()).map(({ slug }) => slug)).toEqual(['mine', 'theirs'])
})

test('somebody may come to teach a course that is there, and then sees it as their own', async () => {
  const newcomer = await givenActor(db, ['instructor'])
  const courseId = mine.courses[0]!.courseId
  await courses.reads.teach(courseId, newcomer.personId)
  await courses.reads.teach(courseId, newcomer.personId)
  await courses.reads.teach(courses.reads.idOf('markdown:nowhere'), newcomer.personId)

  expect(await courses.reads.taughtBy(newcomer.personId)).toEqual([courseId])
  expect((await as(newcomer).listCourses()).map(({ slug }) => slug)).toEqual(['mine'])
})
