/** The process in which simulated learners live: told once what to do, tells how far it is, ends by itself. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFolderStorage } from '@banxue/platform/files/folder'
import { silentLog } from '@banxue/platform/log/log'
import { composeSchool } from '../../apps/server/compose.ts'
import type { DemoNews, DemoOrder } from '../../apps/server/demo.ts'
import { clearLearners } from './clear.ts'
import { createMovedClock } from './moved-clock.ts'
import { moveIn } from './move-in.ts'
import { writeDemoState } from './state-store.ts'

process.once('message', (order: DemoOrder) => {
  simulate(order).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(
        `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
        () => process.exit(1),
      )
    },
  )
})
process.once('disconnect', () => process.exit(0))

async function simulate(order: DemoOrder): Promise<void> {
  const { databaseUrl, analyticsUrl, courseId, until, isResumed } = order
  const clock = createMovedClock(new Date(until))
  const school = composeSchool({
    databaseUrl,
    analyticsUrl,
    clock,
    log: silentLog,
    storage: await createFolderStorage(join(tmpdir(), `banxue-demo-${process.pid}`)),
    mailer: null,
    publicUrl: 'http://127.0.0.1',
    secret: 'nobody signs in here: learners are made, not let in',
    workFolder: tmpdir(),
    importLimitBytes: 1,
    demo: { isOn: () => true, progress: () => null },
    poolSize: 2,
  })
  // Not on a first start: whoever enters the demo at once is a simulated person too, and stays.
  if (isResumed) await clearLearners(school)
  await moveIn({
    school,
    clock,
    courseId,
    until: new Date(until),
    async onProgress(progress) {
      await writeDemoState(school.tables(), { stage: 'loading', progress })
      tell({ progress })
    },
  })
  await writeDemoState(school.tables(), { stage: 'loaded', progress: 1 })
  tell({ done: true })
  await school.close()
}

const tell = (news: DemoNews) => process.send?.(news)
