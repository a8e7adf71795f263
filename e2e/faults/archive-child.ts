/**
 * Archives the old months of a log and dies by signal 9 at a step of the way: `node archive-child.ts DATABASE_URL
 * FOLDER STEP`. Before and after each question to the database and each call of the storage there is a step. Ends
 * with 0 where the work was done before the step came.
 */
import type { KyselyPlugin } from 'kysely'
import { connect } from '../../platform/db/connect.ts'
import { archiveMonths } from '../../platform/events/archive/archive-months.ts'
import type { SpineTables } from '../../platform/events/tables.ts'
import { createFolderStorage } from '../../platform/files/folder.ts'
import type { Storage } from '../../platform/files/storage.ts'
import { silentLog } from '../../platform/log/log.ts'

const [databaseUrl = '', folder = '', lastStep = ''] = process.argv.slice(2)
let steps = 0
function step(): void {
  steps++
  if (steps === Number(lastStep)) process.kill(process.pid, 'SIGKILL')
}

const counted: KyselyPlugin = {
  transformQuery({ node }) {
    step()
    return node
  },
  transformResult({ result }) {
    step()
    return Promise.resolve(result)
  },
}
async function around<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  step()
  const answer = await work()
  step()
  return answer
}

const db = connect<SpineTables>(databaseUrl, { max: 2 }).withPlugin(counted)
const files = await createFolderStorage(folder)
const storage: Storage = {
  ...files,
  put: (key, body, meta) => around(() => files.put(key, body, meta)),
  open: (key, range) => around(() => files.open(key, range)),
  deletePrefix: (prefix) => around(() => files.deletePrefix(prefix)),
}
const limits = { rowCount: 7, sizeBytes: 50_000_000 }
await archiveMonths({ db, databaseUrl, storage, log: silentLog, keepMonths: 13, limits }, new Date())
await db.destroy()
