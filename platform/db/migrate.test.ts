import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabaseUrl } from '../testing/database.ts'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

async function emptyDatabase() {
  const url = await testDatabaseUrl()
  const db = connect<Record<string, never>>(url)
  await sql`drop schema public cascade; create schema public`.execute(db)
  await db.destroy()
  return url
}

async function folderWith(files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'banxue-migrations-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return pathToFileURL(`${folder}/`)
}

test('a migration is applied once, however many start at once', async () => {
  const url = await emptyDatabase()
  const folder = await folderWith({
    '0001_counter.sql': 'create table counter (n int); insert into counter values (1);',
  })
  const sets = [{ owner: 'trial', folder }]

  expect(
    (await Promise.all([migrate(url, sets), migrate(url, sets), migrate(url, sets)])).toSorted(
      (a, b) => a - b,
    ),
  ).toEqual([0, 0, 1])
})

test('a database from a newer program is refused by the names of what it has', async () => {
  const url = await emptyDatabase()
  await migrate(url, [
    { owner: 'trial', folder: await folderWith({ '0001_a.sql': 'select 1', '0002_b.sql': 'select 1' }) },
  ])

  await expect(
    migrate(url, [{ owner: 'trial', folder: await folderWith({ '0001_a.sql': 'select 1' }) }]),
  ).rejects.toThrow('trial/0002_b.sql')
})

test('a failing migration names its file and leaves nothing of itself', async () => {
  const url = await emptyDatabase()
  const db = connect<Record<string, never>>(url)
  const sets = [
    {
      owner: 'trial',
      folder: await folderWith({ '0001_half.sql': 'create table half (n int); select 1/0;' }),
    },
  ]

  await expect(migrate(url, sets)).rejects.toThrow('trial/0001_half.sql')
  await expect(sql`select * from half`.execute(db)).rejects.toThrow('does not exist')
  await db.destroy()
})
