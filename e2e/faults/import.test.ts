import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { ZipFile } from 'yazl'
import { systemClock } from '../../platform/clock.ts'
import { connect } from '../../platform/db/connect.ts'
import { createFolderStorage } from '../../platform/files/folder.ts'
import { silentLog } from '../../platform/log/log.ts'
import { testDatabaseUrl } from '../../platform/testing/database.ts'
import { createCourses, type CoursesTables } from '@banxue/slices/courses/server'

const root = await mkdtemp(join(tmpdir(), 'banxue-import-'))
const url = await testDatabaseUrl()
const db = connect<CoursesTables>(url, { max: 4 })
const children: ChildProcess[] = []
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await db.destroy()
  await rm(root, { recursive: true, force: true })
})
const files = join(root, 'files')
const work = join(root, 'work')
const book = await bookOf(400)

/** A course large enough that each part of its import takes a while: a unit and a picture of its own each. */
async function bookOf(unitCount: number): Promise<string> {
  const zip = new ZipFile()
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name)
  add('course.yaml', 'id: long\nlanguages: [en]\ntitle: Long\nsummary: Long.\nplannedDays: 9\n')
  add('modules/m/module.yaml', 'title: All\n')
  for (let unit = 1; unit <= unitCount; unit += 1) {
    const words = `Unit ${unit} says a thing. `.repeat(2000)
    add(
      `modules/m/${unit}-u${unit}.en.md`,
      `---\ntitle: U${unit}\n---\n## {#a}\n\n![p](p${unit}.svg)\n\n${words}\n`,
    )
    add(`modules/m/p${unit}.svg`, `<svg xmlns="http://www.w3.org/2000/svg"><circle r="${unit}"/></svg>`)
  }
  zip.end()
  const path = join(root, 'book.zip')
  await pipeline(zip.outputStream as NodeJS.ReadableStream, createWriteStream(path))
  return path
}

function importInChild(): ChildProcess {
  const script = fileURLToPath(new URL('import-child.ts', import.meta.url))
  const child = spawn(process.execPath, [script, url, files, work, book], { stdio: 'inherit' })
  children.push(child)
  return child
}

const count = async (table: string): Promise<number> => {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from ${sql.table(table)}`.execute(db)
  return rows[0]?.count ?? 0
}
const newest = () =>
  db
    .selectFrom('import_job')
    .select(['state', 'failure', 'progress'])
    .orderBy('started_at', 'desc')
    .executeTakeFirst()
const filesLeft = async () =>
  (await readdir(files, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length
/** The school after it was started again on the same data. */
const restarted = async () =>
  createCourses({
    db,
    clock: systemClock,
    storage: await createFolderStorage(files),
    log: silentLog,
    workFolder: work,
  })
const mend = async (courses: Awaited<ReturnType<typeof restarted>>) => {
  for (const job of courses.jobs) await job.runDue(new Date())
}

const tables = ['course', 'course_version', 'unit_revision', 'course_file', 'event']

test.each([
  ['while it reads', async () => (await newest())?.state === 'running'],
  ['while it stores files', async () => (await count('course_file')) > 20],
  ['while it writes units', async () => (await count('unit_revision')) > 20],
])(
  'an import that is killed %s is marked as interrupted and leaves nothing behind',
  async (_when, isThere) => {
    const child = importInChild()
    await vi.waitFor(async () => expect(await isThere()).toBe(true), { timeout: 60_000, interval: 5 })
    child.kill('SIGKILL')
    await once(child, 'exit')

    const courses = await restarted()
    await vi.waitFor(
      async () => {
        await mend(courses)
        expect((await newest())?.failure?.code).toBe('interrupted')
        expect(await Promise.all(tables.map((table) => count(table)))).toEqual([0, 0, 0, 0, 0])
      },
      { timeout: 30_000, interval: 100 },
    )
    expect([await filesLeft(), await readdir(work)]).toEqual([0, []])
  },
)

test('an import of a living process is left alone, and is whole in the end', async () => {
  const child = importInChild()
  const courses = await restarted()
  await vi.waitFor(async () => expect(await count('course_file')).toBeGreaterThan(20), {
    timeout: 60_000,
    interval: 5,
  })
  await mend(courses)
  await once(child, 'exit')

  expect(await newest()).toMatchObject({ state: 'done', failure: null })
  expect([await count('unit_revision'), await count('course_file'), await filesLeft()]).toEqual([
    400, 400, 400,
  ])
  expect(await courses.reads.pageBySlug('long')).toMatchObject({ version: 1, unitCount: 400 })
})
