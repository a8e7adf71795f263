import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabaseUrl } from '../testing/database.ts'
import { connect } from './connect.ts'

const url = await testDatabaseUrl()
const [db, other] = [connect<never>(url, { max: 2 }), connect<never>(url, { max: 1 })]
afterAll(() => Promise.all([db.destroy(), other.destroy()]))

test('a connection that is ended in the middle of a transaction fails it and nothing else', async () => {
  const broken = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await sql`select pg_terminate_backend(${rows[0]?.pid}::int, 5000)`.execute(other)
    await sql`select 1`.execute(tx)
  })

  await expect(broken).rejects.toThrow()
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
})
