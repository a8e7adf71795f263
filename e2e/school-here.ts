import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@banxue/platform/clock'
import { createFolderStorage } from '@banxue/platform/files/folder'
import { silentLog } from '@banxue/platform/log/log'
import { testAnalyticsUrl } from '@banxue/platform/testing/analytics'
import { testDatabaseUrl } from '@banxue/platform/testing/database'
import { composeSchool, type School } from '../apps/server/compose.ts'
import { createServer, listen, unlisten } from '../apps/server/serve.ts'
import { givenVisitor, type Visitor } from './access/visitor.ts'

/** A whole school in this process. */
export interface SchoolHere {
  school: School
  url: string
  /** Stops answering, and deletes its files. */
  close: () => Promise<void>
}

/**
 * Opens a school in this process, on a database, a store and a folder of its own; its readers and jobs run when they
 * are told to.
 *
 * @param isDemo asked with every request
 */
export async function openSchoolHere(isDemo: () => boolean = () => false): Promise<SchoolHere> {
  const folder = await mkdtemp(join(tmpdir(), 'banxue-here-'))
  const storage = await createFolderStorage(join(folder, 'files'))
  const school = composeSchool({
    databaseUrl: await testDatabaseUrl(),
    analyticsUrl: await testAnalyticsUrl(),
    storage,
    clock: systemClock,
    log: silentLog,
    mailer: null,
    publicUrl: 'http://127.0.0.1',
    secret: 'only-for-tests-0123456789-0123456789',
    workFolder: join(folder, 'work'),
    importLimitBytes: 10_000_000,
    demo: { isOn: isDemo, progress: () => null },
  })
  await school.spine.prepare()
  const control = async () => new Response(null, { status: 404 })
  const server = await createServer({ school, storage, log: silentLog, version: 'test', control })
  return {
    school,
    url: `http://127.0.0.1:${await listen(server, '127.0.0.1', 0)}`,
    async close() {
      await unlisten(server)
      await school.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A browser of somebody who signed up and became the school's admin. */
export async function givenAdmin({ school, url }: Pick<SchoolHere, 'school' | 'url'>): Promise<Visitor> {
  const admin = givenVisitor(url)
  await admin.signUp()
  const link = await school.identity.reads.adminLink(url)
  await admin.must('identity/claimAdmin', { token: new URL(link ?? url).searchParams.get('token') })
  return admin
}
