import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../db/connect.ts'
import { silentLog } from '../log/log.ts'
import { testDatabaseUrl } from '../testing/database.ts'
import { createPubSub } from './pubsub.ts'

const url = await testDatabaseUrl()
const [one, other] = [createPubSub(url, silentLog), createPubSub(url, silentLog)]
afterAll(() => Promise.all([one.close(), other.close()]))

test('a message reaches every server that listens to its channel, until it stops listening', async () => {
  const heard: (string | null)[] = []
  const stop = await other.subscribe('Room "a"', (payload) => heard.push(payload))
  await one.subscribe('Room "a"', (payload) => heard.push(payload))
  await one.publish('Room "a"', '你好')
  await one.publish('elsewhere', 'not for you')

  await expect.poll(() => heard).toEqual(['你好', '你好'])
  stop()
  await other.publish('Room "a"', 'again')
  await expect.poll(() => heard).toEqual(['你好', '你好', 'again'])
})

test('after its connection was cut a listener is told that it may have missed something, and hears on', async () => {
  const heard: (string | null)[] = []
  await other.subscribe('cut', (payload) => heard.push(payload))
  const admin = connect<Record<string, never>>(url, { max: 1 })
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'banxue-pubsub' and datname = current_database()`.execute(admin)
  await admin.destroy()

  await expect.poll(() => heard).toEqual([null])
  await one.publish('cut', 'back').catch(() => one.publish('cut', 'back'))
  await expect.poll(() => heard).toEqual([null, 'back'])
})
