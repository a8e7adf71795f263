import { readFile, readdir } from 'node:fs/promises'
import type { Actor } from '@banxue/platform/auth/actor'
import { testDatabase } from '@banxue/platform/testing/database'
import { expect, test } from 'vitest'
import { givenActor, givenCourses } from './testing/courses.ts'
import { sampleCourse } from './testing/sample-course.ts'
import { rawZip, zipOf } from './testing/zips.ts'
import type { CoursesTables } from './tables.ts'

const db = await testDatabase<CoursesTables>()
const instructor = await givenActor(db, ['instructor'])

interface Sending {
  actor?: Actor | null
  body?: BodyInit
  headers?: Record<string, string>
  query?: string
}
const put = ({ body = 'x', headers = { 'x-banxue': '1' }, query = 'name=a.zip' }: Sending = {}) =>
  new Request(`http://school/api/imports?${query}`, {
    method: 'PUT',
    body,
    headers,
    duplex: 'half',
  } as RequestInit)
const stateOf = async (id: string) =>
  db.selectFrom('import_job').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('a file that was sent is imported by itself, and its sender teaches the course', async () => {
  const { courses } = await givenCourses(db)
  const body = await readFile(await zipOf(sampleCourse()))

  const answer = await courses.uploadHandler(put({ body, query: 'name=dir%5Cknots.zip' }), instructor)
  const { id } = (await answer.json()) as { id: string }

  expect(answer.status).toBe(202)
  await expect.poll(async () => (await stateOf(id)).state, { timeout: 15_000 }).toBe('done')
  expect((await stateOf(id)).file_name).toBe('knots.zip')
  const page = await courses.reads.pageBySlug('knots')
  expect(await courses.reads.taughtBy(instructor.personId)).toEqual([page?.id])
})

test('a file larger than the limit is refused early by its length and in the end by its bytes', async () => {
  const { courses, workFolder } = await givenCourses(db, { uploadLimitBytes: 10 })
  const endless = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(6))
    },
  })

  const early = await courses.uploadHandler(
    put({ headers: { 'x-banxue': '1', 'content-length': '11' } }),
    instructor,
  )
  const late = await courses.uploadHandler(put({ body: endless }), instructor)

  expect([early.status, late.status]).toEqual([413, 413])
  expect(await late.json()).toEqual({ code: 'upload_too_large', detail: { limit: '10' } })
  expect(await readdir(workFolder)).toEqual([])
})

test('a connection that breaks leaves a failed import and no file', async () => {
  const { courses, workFolder } = await givenCourses(db)
  const breaking = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(3))
      controller.error(new Error('gone'))
    },
  })

  const answer = await courses.uploadHandler(put({ body: breaking, query: 'name=broken.zip' }), instructor)

  expect(await answer.json()).toMatchObject({ code: 'upload_broken' })
  const rows = await db.selectFrom('import_job').selectAll().where('file_name', '=', 'broken.zip').execute()
  expect(rows).toMatchObject([{ state: 'failed', failure: { code: 'upload_broken' } }])
  expect(await readdir(workFolder)).toEqual([])
})

test('strangers, learners and forged forms are refused before anything is read', async () => {
  const { courses } = await givenCourses(db)
  const learner = { ...instructor, roles: ['learner'] }

  const answers = await Promise.all([
    courses.uploadHandler(put(), null),
    courses.uploadHandler(put(), learner),
    courses.uploadHandler(put({ headers: {} }), instructor),
    courses.uploadHandler(put({ query: 'name=a.zip&as=else' }), instructor),
  ])

  expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 400])
})

test.each([
  ['words', 'not a zip at all', 'not_a_zip'],
  ['a path that climbs out', null, 'zip_unsafe_path'],
])('%s sent as a course is refused clearly and leaves nothing behind', async (_what, text, code) => {
  const { courses, workFolder } = await givenCourses(db)
  const body = text ?? (await readFile(await rawZip([{ name: '../x' }])))
  const before = await db.selectFrom('course').select('id').execute()

  const { id } = (await (await courses.uploadHandler(put({ body }), instructor)).json()) as { id: string }

  await expect.poll(async () => (await stateOf(id)).failure?.code, { timeout: 15_000 }).toBe(code)
  await expect.poll(() => readdir(workFolder)).toEqual([])
  expect(await db.selectFrom('course').select('id').execute()).toEqual(before)
})
