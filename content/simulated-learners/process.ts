/** The process in which simulated learners live: told once what to do, tells how far it is, ends by itself. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFolderStorage } from '@banxue/platform/files/folder'
import type { DemoNews, DemoOrder } from '../../apps/server/demo-simulator.ts'
import { clearLearners } from './clear.ts'
import { openDesk } from './desk.ts'
import { live } from './live.ts'
import { readDemoState, writeDemoState } from './state-store.ts'

/** How many learn at a time: while one waits for the database another is at work. */
const deskCount = 3

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

async function simulate({ movesOutFirst, ...order }: DemoOrder): Promise<void> {
  const until = new Date(order.until)
  const folder = join(tmpdir(), `banxue-demo-${process.pid}`)
  const needs = { ...order, storage: await createFolderStorage(folder), workFolder: folder }
  const desks = Array.from({ length: deskCount }, () => openDesk(needs))
  const [{ school, clock }] = desks as [(typeof desks)[0]]
  const db = school.tables()
  const state = await readDemoState(db)
  if (state.stage !== 'loading' && state.stage !== 'loaded') return
  if (movesOutFirst) await clearLearners(school)
  const { stage } = state
  const { population } = order
  // The log's months are made for the past first; what is in it stays in the order of its ids.
  clock.set(new Date(order.after ?? population.beganOn * 86_400_000))
  await school.spine.prepare()
  let told = 0
  await live(desks, {
    population,
    after: order.after === null ? null : new Date(order.after),
    until,
    async onProgress(progress) {
      if (progress - told < 0.005 || stage === 'loaded') return
      told = progress
      await writeDemoState(db, { ...state, stage, progress })
      tell({ progress })
    },
  })
  await writeDemoState(db, { ...state, stage: 'loaded', progress: 1, livedUntil: until })
  tell({ done: true })
  await Promise.all(desks.map((desk) => desk.school.close()))
}

const tell = (news: DemoNews) => process.send?.(news)
