import { readdir } from 'node:fs/promises'
import { testDatabase } from '@banxue/platform/testing/database'
import { expect, test } from 'vitest'
import { givenActor, givenCourses, rowCounts } from './testing/courses.ts'
import { sampleCourse } from './testing/sample-course.ts'
import { folderOf, zipOf } from './testing/zips.ts'
import type { CoursesTables } from './tables.ts'

const db = await testDatabase<CoursesTables>()

/** A course of its own for each test: the id decides the course. */
const named = (id: string, changes: Record<string, string> = {}) =>
  sampleCourse({
    'course.yaml': `id: ${id}\nlanguages: [en]\ntitle: Knots\nsummary: Tie what holds.\nplannedDays: 14\n`,
    ...changes,
  })
const facts = async (courseId: string) =>
  (await db.selectFrom('event').select(['name', 'payload']).orderBy('received_at').execute())
    .filter(({ payload }) => payload['courseId'] === courseId)
    .map(({ payload }) => [payload['courseVersion'], payload['isCorrection']])

test('a new course is published whole, with its picture, its times and one fact', async () => {
  const { courses, workFolder } = await givenCourses(db)

  const state = await courses.reads.importPath(await zipOf(named('whole')), { actorId: null })

  expect(state).toMatchObject({ state: 'done', progress: 1, failure: null })
  expect(state.courses).toMatchObject([
    { result: 'created', version: 1, slug: 'whole', unitCount: 2, stepCount: 3, questionCount: 2 },
  ])
  const page = await courses.reads.pageBySlug('whole')
  const revision = await courses.reads.revision(page?.outline.modules[0]?.units[0]?.revision ?? '')
  const [reading] = revision?.steps ?? []
  const html = reading?.content.kind === 'reading' ? (reading.content.html.en ?? '') : ''
  expect(html).toContain(`href="/learn/${page?.id}/`)
  const address = /src="([^"]+)"/.exec(html)?.[1] ?? ''
  const file = await courses.fileHandler(new Request(`http://school${address}`))
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(await facts(page?.id ?? '')).toEqual([[1, false]])
  expect(await readdir(workFolder)).toEqual([])
})

test('importing unchanged content makes no version and says so', async () => {
  const { courses } = await givenCourses(db)
  await courses.reads.importPath(await zipOf(named('same')), { actorId: null })
  const before = await rowCounts(db)

  const again = await courses.reads.importPath(await folderOf(named('same')), { actorId: null })

  expect(again.courses).toMatchObject([{ result: 'unchanged', version: 1 }])
  expect(await rowCounts(db)).toEqual(before)
  expect(await facts(again.courses[0]?.courseId ?? '')).toHaveLength(1)
})

const changedQuestion = `---
title: The clove hitch
---
## {#turns .number}

How many turns has it?

= 3 turns
`

test('changed content becomes a new version and keeps the ids and the units that did not change', async () => {
  const { courses } = await givenCourses(db)
  const first = await courses.reads.importPath(await zipOf(named('moves')), { actorId: null })
  const courseId = first.courses[0]!.courseId
  const before = await courses.reads.version(courseId, 1)

  await courses.reads.importPath(
    await zipOf(named('moves', { 'modules/01-first/02-clove-hitch.en.md': changedQuestion })),
    { actorId: null },
  )

  const after = await courses.reads.current(courseId)
  const ids = (page: typeof after) =>
    page?.outline.modules[0]?.units.map(({ id, steps }) => [id, steps[0]?.id])
  const revisions = (page: typeof after) => page?.outline.modules[0]?.units.map(({ revision }) => revision)
  expect(after?.version).toBe(2)
  expect(ids(after)).toEqual(ids(before))
  expect(revisions(after)?.[0]).toBe(revisions(before)?.[0])
  expect(revisions(after)?.[1]).not.toBe(revisions(before)?.[1])
  expect(await courses.reads.version(courseId, 1)).toEqual(before)
  expect(await facts(courseId)).toEqual([
    [1, false],
    [2, false],
  ])
})

test('a correction replaces a revision in every version that has it, and makes no version', async () => {
  const { courses } = await givenCourses(db)
  const first = await courses.reads.importPath(await zipOf(named('mended')), { actorId: null })
  const courseId = first.courses[0]!.courseId
  const title = { 'modules/01-first/module.yaml': 'title: Knots that hold\n' }
  await courses.reads.importPath(await zipOf(named('mended', title)), { actorId: null })

  const mended = await courses.reads.importPath(
    await zipOf(named('mended', { ...title, 'modules/01-first/02-clove-hitch.en.md': changedQuestion })),
    { actorId: null, as: 'correction' },
  )

  expect(mended.courses).toMatchObject([{ result: 'corrected', version: 2 }])
  const [one, two] = [await courses.reads.version(courseId, 1), await courses.reads.version(courseId, 2)]
  expect(one?.outline.modules[0]?.title).toEqual({ en: 'First knots' })
  expect(two?.outline.modules[0]?.title).toEqual({ en: 'Knots that hold' })
  expect(one?.outline.modules[0]?.units[1]).toEqual(two?.outline.modules[0]?.units[1])
  const revision = await courses.reads.revision(one?.outline.modules[0]?.units[1]?.revision ?? '')
  expect(revision?.steps[0]?.content).toMatchObject({ value: 3 })
  expect(await facts(courseId)).toEqual([
    [1, false],
    [2, false],
    [2, true],
  ])
})

test('a correction that takes a step away is refused and leaves nothing behind', async () => {
  const { courses } = await givenCourses(db)
  await courses.reads.importPath(await zipOf(named('kept')), { actorId: null })
  const before = await rowCounts(db)

  const refused = await courses.reads.importPath(
    await zipOf(
      named('kept', { 'modules/01-first/02-clove-hitch.en.md': changedQuestion.replace('#turns', '#new') }),
    ),
    { actorId: null, as: 'correction' },
  )

  expect(refused).toMatchObject({
    state: 'failed',
    failure: { code: 'structure_changed', place: 'The clove hitch', detail: { what: 'steps_changed' } },
  })
  expect(await rowCounts(db)).toEqual(before)
})

test('a correction of a course that is not there is refused', async () => {
  const { courses } = await givenCourses(db)

  const refused = await courses.reads.importPath(await zipOf(named('nowhere')), {
    actorId: null,
    as: 'correction',
  })

  expect(refused.failure?.code).toBe('nothing_to_correct')
})

test('a script in the content is taken out and reported by its place', async () => {
  const { courses } = await givenCourses(db)
  const unit = `---\ntitle: Bad\n---\n## {#a}\n\nHello <script>alert(1)</script> <b onclick="x()">you</b>\n`

  const state = await courses.reads.importPath(
    await zipOf(named('script', { 'modules/01-first/02-clove-hitch.en.md': unit })),
    { actorId: null },
  )

  expect(state.report).toContainEqual({
    outcome: 'changed',
    code: 'html_element_removed',
    place: 'clove-hitch#a',
    detail: { element: 'script' },
    count: 1,
  })
  const page = await courses.reads.pageBySlug('script')
  const revision = await courses.reads.revision(page?.outline.modules[0]?.units[1]?.revision ?? '')
  expect(JSON.stringify(revision)).not.toMatch(/script|onclick/)
})

test('two courses that want the same address get one each', async () => {
  const { courses } = await givenCourses(db)
  await courses.reads.importPath(await zipOf(named('twin')), { actorId: null })
  await db.updateTable('course').set({ source_key: 'elsewhere:twin' }).where('slug', '=', 'twin').execute()
  const id = (await db.selectFrom('course').select('id').where('slug', '=', 'twin').executeTakeFirstOrThrow())
    .id
  await db.updateTable('course').set({ slug: 'knots' }).where('id', '=', id).execute()

  const state = await courses.reads.importPath(await zipOf(named('knots')), { actorId: null })

  expect(state.courses[0]?.slug).toBe('knots-2')
})

test('an instructor may not change a course that another teaches', async () => {
  const { courses } = await givenCourses(db)
  const owner = await givenActor(db, ['instructor'])
  await courses.reads.importPath(await zipOf(named('owned')), { actorId: owner.personId })
  const stranger = await givenActor(db, ['instructor'])
  const body = await (
    await import('node:fs/promises')
  ).readFile(await zipOf(named('owned', { 'modules/01-first/02-clove-hitch.en.md': changedQuestion })))

  const answer = await courses.uploadHandler(
    new Request('http://school/api/imports?name=a.zip', {
      method: 'PUT',
      body,
      headers: { 'x-banxue': '1' },
    }),
    stranger,
  )
  const { id } = (await answer.json()) as { id: string }

  await expect
    .poll(
      async () =>
        (await db.selectFrom('import_job').select('failure').where('id', '=', id).executeTakeFirst())?.failure
          ?.code,
      { timeout: 10_000 },
    )
    .toBe('not_your_course')
})
