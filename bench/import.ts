/**
 * How long a school takes to import a whole book, and whether it answers meanwhile: `node bench/import.ts`.
 * BANXUE_SAMPLES names the folder with the OpenStax book, BANXUE_DATA chooses the disk.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createCourses, type CoursesTables } from '@banxue/slices/courses/server'
import { migrationSets } from '../apps/server/migrations.ts'
import { systemClock } from '../platform/clock.ts'
import { connect } from '../platform/db/connect.ts'
import { startEmbeddedDatabase } from '../platform/db/embedded.ts'
import { migrate } from '../platform/db/migrate.ts'
import { createFolderStorage } from '../platform/files/folder.ts'
import { createLog } from '../platform/log/log.ts'
import { report } from './report.ts'

const samples = process.env.BANXUE_SAMPLES
if (samples === undefined) {
  console.error('BANXUE_SAMPLES names the folder that holds openstax-introduction-to-python.zip.')
  process.exit(2)
}
const folder = await mkdtemp(join(process.env.BANXUE_DATA ?? tmpdir(), 'banxue-bench-'))
const database = await startEmbeddedDatabase({ folder: join(folder, 'postgres'), password: 'bench' })
await migrate(database.url, migrationSets)
const db = connect<CoursesTables>(database.url, { max: 8 })
const courses = createCourses({
  db,
  clock: systemClock,
  storage: await createFolderStorage(join(folder, 'files')),
  log: createLog(null, 'error'),
  workFolder: join(folder, 'work'),
})
const delay = monitorEventLoopDelay({ resolution: 1 })

try {
  const book = join(samples, 'openstax-introduction-to-python.zip')
  delay.enable()
  const first = await importBook(book)
  delay.disable()
  report({ name: 'import.openstax', value: first, unit: 's', limit: 20 })
  report({ name: 'import.held_up', value: delay.max / 1e6, unit: 'ms', limit: 50 })
  report({ name: 'import.again', value: await importBook(book), unit: 's', limit: 20 })
} finally {
  await courses.stop()
  await db.destroy()
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}

/** Seconds of one import, from the file to the published course. */
async function importBook(path: string): Promise<number> {
  const from = performance.now()
  const { state, failure } = await courses.reads.importPath(path, { actorId: null })
  if (state !== 'done') throw new Error(`the import failed: ${JSON.stringify(failure)}`)
  return (performance.now() - from) / 1000
}
