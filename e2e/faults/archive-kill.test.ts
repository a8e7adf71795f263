import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../platform/db/connect.ts'
import { createArchivedRows } from '../../platform/events/archive/archived-rows.ts'
import { createPages } from '../../platform/events/pages.ts'
import { makeMonths } from '../../platform/events/partitions.ts'
import { beginning } from '../../platform/events/position.ts'
import { originOf, publish } from '../../platform/events/publish.ts'
import { bound, rowsOf } from '../../platform/events/reader-store.ts'
import type { SpineTables } from '../../platform/events/tables.ts'
import { createFolderStorage } from '../../platform/files/folder.ts'
import { testDatabaseUrl } from '../../platform/testing/database.ts'
import { Done, sampleActor, sampleCourse } from '../../platform/testing/sample-events.ts'

const folder = await mkdtemp(join(tmpdir(), 'banxue-archive-'))
const url = await testDatabaseUrl()
const db = connect<SpineTables>(url, { max: 2 })
afterAll(async () => {
  await db.destroy()
  await rm(folder, { recursive: true, force: true })
})

const eventCount = 20
const yearsAgo = new Date(Date.now() - 2 * 365 * 86_400_000)

/** Archives until a step of the way. @returns whether it came to the end */
async function archive(lastStep: number): Promise<boolean> {
  const program = fileURLToPath(new URL('archive-child.ts', import.meta.url))
  const child = spawn(process.execPath, [program, url, folder, String(lastStep)], { stdio: 'inherit' })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the archive ended with ${code}`)
  return code === 0
}

/** All rows of log and archive, in order, as a reader finds them that begins now. */
async function allRows(): Promise<string[]> {
  const pages = createPages(db, createArchivedRows(db, await createFolderStorage(folder)))
  const texts: string[] = []
  let place = beginning
  for (;;) {
    const page = await pages.after({ ...place, rebuilds: 0 }, 6)
    if (page === null) return texts
    const query = sql<{ text: string }>`
      select to_jsonb(event)::text as text from ${rowsOf(page, bound)} order by epoch, xid, id`
    texts.push(...(await query.execute(db)).rows.map(({ text }) => text))
    place = page.end
  }
}

async function files(): Promise<string[]> {
  const found = await readdir(join(folder, 'events'), { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map(({ name }) => name)
}

test('killed at any step and begun again, the archive loses nothing, doubles nothing and leaves nothing lying about', async () => {
  for (let rank = 0; rank < eventCount; rank++) {
    const origin = originOf(sampleActor({ simulated: rank % 3 === 0 }), yearsAgo)
    await db.transaction().execute((tx) => publish(tx, Done, origin, { courseId: sampleCourse, rank }))
  }
  await makeMonths(db, new Date())
  const before = await allRows()
  expect(before).toHaveLength(eventCount)

  let step = 1
  for (; !(await archive(step)); step++) expect(await allRows(), `killed at step ${step}`).toEqual(before)

  expect(step).toBeGreaterThan(40)
  expect(await allRows()).toEqual(before)
  const left = await sql<{
    rows: number
    parts: number
    strays: number
  }>`select (select count(*) from event) as rows, (select count(*) from event_archive) as parts,
            (select count(*) from event_archive_stray) as strays`.execute(db)
  expect(left.rows).toEqual([{ rows: 0, parts: 3, strays: 0 }])
  expect(await files()).toHaveLength(3)
})
