import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { silentLog } from '../log/log.ts'
import { connectAnalytics } from './connect.ts'
import { migrateAnalytics } from './migrate.ts'
import { startEmbeddedAnalytics } from './supervise.ts'

const sets = [{ owner: 'events', folder: new URL('../events/migrations/', import.meta.url) }]

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'banxue-engine-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

test('a killed engine comes back at the same address with what it had acknowledged, and stops for good', async () => {
  const folder = await freshFolder()
  const engine = await startEmbeddedAnalytics({ folder, log: silentLog })
  await migrateAnalytics(engine.url, sets, [])
  const client = connectAnalytics(engine.url)
  const first = engine.pid()
  await client.insert({
    table: 'event',
    values: [{ id: crypto.randomUUID(), name: 'a.b' }],
    format: 'JSONEachRow',
  })
  process.kill(first, 'SIGKILL')

  const count = async () => {
    const found = await client.query({
      query: 'select toUInt32(count()) as n from event',
      format: 'JSONEachRow',
    })
    return found.json()
  }
  await expect.poll(() => count().catch(() => 'away'), { timeout: 15_000 }).toEqual([{ n: 1 }])
  expect(engine.pid()).not.toBe(first)
  await client.close()
  await engine.stop()
  expect(engine.pid()).toBe(0)

  const again = await startEmbeddedAnalytics({ folder, log: silentLog })
  await migrateAnalytics(again.url, sets, [])
  await again.stop()
})

test('a folder has one engine; a second says why it does not start', async () => {
  const folder = await freshFolder()
  const engine = await startEmbeddedAnalytics({ folder, log: silentLog })

  await expect(startEmbeddedAnalytics({ folder, log: silentLog })).rejects.toThrow(
    /did not start in .*already running/,
  )
  await engine.stop()
})

test('a folder that another engine is just leaving is waited for', async () => {
  const folder = await freshFolder()
  const first = await startEmbeddedAnalytics({ folder, log: silentLog })
  const second = startEmbeddedAnalytics({ folder, log: silentLog })
  await first.stop()

  await (await second).stop()
})
