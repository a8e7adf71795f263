/**
 * How long a school of ten million events takes to be backed up while it is open, and to be restored into an empty
 * folder, checks included: `node bench/backup.ts`. BENCH_EVENTS makes it smaller, BANXUE_DATA chooses the disk.
 */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { commandsOf } from '../apps/server/commands.ts'
import { openSchool } from '../apps/server/open-school.ts'
import { restoreSchool } from '../apps/server/restore-school.ts'
import { readConfig } from '../platform/config.ts'
import type { SpineTables } from '../platform/events/tables.ts'
import { isShipped, seedLog } from './backup/seed-store.ts'
import { report } from './report.ts'

const events = Number(process.env.BENCH_EVENTS ?? 10_000_000)
/** What storage holds beside the log. */
const [fileCount, fileBytes] = [200, 2_000_000]
const folder = await mkdtemp(join(process.env.BANXUE_DATA ?? tmpdir(), 'banxue-bench-'))
const data = join(folder, 'data')
const file = join(folder, 'school.tar')
await mkdir(data)
const config = readConfig({ BANXUE_DATA: data, BANXUE_DEMO: 'off' })
const quiet = () => undefined
const { signal } = new AbortController()

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}

async function seedAndBackUp(): Promise<void> {
  const open = await openSchool(config, 'http://127.0.0.1', quiet)
  try {
    const db = open.school.tables<SpineTables>()
    const seeded = await seconds(() => seedLog(db, events))
    report({ name: 'backup.seed', value: seeded, unit: 's', limit: null })
    for (let n = 0; n < fileCount; n++)
      await open.engines.storage.put(`bench/${n}.bin`, Buffer.alloc(fileBytes, n), {
        mediaType: 'application/octet-stream',
      })
    const readers = open.school.spine.startReaders([])
    const shipped = await seconds(async () => {
      while (!(await isShipped(db))) await wait(500)
    })
    report({ name: 'backup.ship_all', value: shipped, unit: 's', limit: null })
    const backedUp = await seconds(async () => commandsOf(open).backup?.([file], quiet, signal))
    report({ name: 'backup.write', value: backedUp, unit: 's', limit: 300 })
    report({ name: 'backup.size', value: (await stat(file)).size / 1e6, unit: 'MB', limit: null })
    await readers.stop()
  } finally {
    await open.close()
  }
}

try {
  await seedAndBackUp()
  await rm(data, { recursive: true })
  const said: string[] = []
  const restored = await seconds(() =>
    restoreSchool(config, file, { isReplacing: false, say: (line) => said.push(line), signal }),
  )
  report({ name: 'backup.restore', value: restored, unit: 's', limit: 300 })
  const checked = said.find((line) => line.includes('as many in analytics'))
  if (checked === undefined)
    throw new Error(`The restore did not come to equal numbers:\n${said.slice(-5).join('\n')}`)
  console.error(checked)
} finally {
  await rm(folder, { recursive: true, force: true })
}
