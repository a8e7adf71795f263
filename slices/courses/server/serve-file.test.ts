import { testDatabase } from '@banxue/platform/testing/database'
import { expect, test } from 'vitest'
import { givenCourses } from './testing/courses.ts'
import { sampleCourse } from './testing/sample-course.ts'
import { zipOf } from './testing/zips.ts'
import type { CoursesTables } from './tables.ts'

const db = await testDatabase<CoursesTables>()
const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>'
const unit = '---\ntitle: A\n---\n## {#a}\n\n![d](images/d.svg) [notes](notes.txt) ![bad](images/bad.svg)\n'
const { courses } = await givenCourses(db)
const state = await courses.reads.importPath(
  await zipOf(
    sampleCourse({
      'modules/01-first/01-bowline.en.md': unit,
      'modules/01-first/images/d.svg': drawing,
      'modules/01-first/images/bad.svg': '<svg><script>alert(1)</script></svg>',
      'modules/01-first/notes.txt': 'hello',
    }),
  ),
  { actorId: null },
)
const page = await courses.reads.pageBySlug('knots')
const revision = await courses.reads.revision(page?.outline.modules[0]?.units[0]?.revision ?? '')
const html = JSON.stringify(revision)
const addressOf = (name: string) => new RegExp(`/files/courses/[0-9a-f]{64}/${name}`).exec(html)?.[0] ?? ''
const get = (address: string, headers: Record<string, string> = {}, method = 'GET') =>
  courses.fileHandler(new Request(`http://school${address}`, { headers, method }))

test('a drawing is shown where nothing in it can run, and kept for ever', async () => {
  const answer = await get(addressOf('d.svg'))

  expect(await answer.text()).toBe(drawing)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/svg+xml',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
  })
})

test('what is no picture is saved, not shown', async () => {
  const answer = await get(addressOf('notes.txt'))

  expect([answer.headers.get('content-disposition'), await answer.text()]).toEqual(['attachment', 'hello'])
})

test('a part of a file is answered as one, and a known file not again', async () => {
  const address = addressOf('notes.txt')
  const part = await get(address, { range: 'bytes=1-3' })
  const known = await get(address, { 'if-none-match': part.headers.get('etag') ?? '' })

  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    'bytes 1-3/5',
    'ell',
  ])
  expect((await get(address, { range: 'bytes=9-' })).status).toBe(416)
  expect(known.status).toBe(304)
  expect((await get(address, {}, 'HEAD')).headers.get('content-length')).toBe('5')
})

test('a drawing with a script is not kept; its text stands in its place and the report says so', () => {
  expect(html).not.toContain('bad.svg')
  expect(state.report).toContainEqual(
    expect.objectContaining({
      outcome: 'dropped',
      code: 'svg_unsafe',
      place: 'modules/01-first/images/bad.svg',
    }),
  )
})

test('unknown addresses answer 404', async () => {
  const answers = await Promise.all(
    ['/files/courses/x', `/files/courses/${'0'.repeat(64)}/a`, '/files/../etc'].map((address) =>
      get(address),
    ),
  )

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
})
