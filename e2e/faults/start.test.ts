import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmod, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inDatabase, withDatabase } from '@banxue/platform/testing/run'
import { expect, inject, onTestFinished, test } from 'vitest'
import { forget, freshData, openRunningSchool, refusedStart } from '../running-school.ts'

const run = promisify(execFile)
const isRoot = process.getuid?.() === 0

async function dataFolder() {
  const data = await freshData()
  onTestFinished(() => forget(data))
  return data
}

test('a second start on the same data says which school has it, and leaves that one alone', async () => {
  const school = await openRunningSchool({ data: await dataFolder() })

  const second = await refusedStart(school.data)

  expect(second.code).toBe(1)
  expect(second.words).toContain(
    `A school already runs on ${school.data} (process ${school.pid}, ${school.url})`,
  )
  expect((await fetch(`${school.url}/healthz`)).status).toBe(200)
  expect(await school.stop()).toBe(0)
})

test('SIGTERM ends a school in order, and the next start is clean', async () => {
  const data = await dataFolder()
  const first = await openRunningSchool({ data })
  expect(await first.stop()).toBe(0)
  expect(first.output()).toContain('closed.')

  const second = await openRunningSchool({ data })
  expect(await second.stop()).toBe(0)
})

test('after kill -9 the next start takes over the orphaned engines', async () => {
  const data = await dataFolder()
  await (await openRunningSchool({ data })).kill()

  const second = await openRunningSchool({ data })

  expect(await (await fetch(`${second.url}/healthz`)).json()).toMatchObject({ ok: true })
  expect(await second.stop()).toBe(0)
})

test('a taken port is named, with the way to choose another', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo

  const { code, words } = await refusedStart(await dataFolder(), { PORT: String(port) })

  expect(code).toBe(1)
  expect(words).toContain(
    `Port ${port} is taken by another program. End it, or choose another port: PORT=${port + 1}`,
  )
})

test('a broken database folder is named, and nothing in it is touched', async () => {
  const data = await dataFolder()
  const school = await openRunningSchool({ data })
  await school.stop()
  await rm(join(data, 'postgres', 'global', 'pg_control'))

  const { code, words } = await refusedStart(data)

  expect(code).toBe(1)
  expect(words).toContain(
    'is broken: PG_VERSION or global/pg_control is missing. Restore the folder from a backup',
  )
})

test('a wrong setting is named with its variable', async () => {
  const { code, words } = await refusedStart(await dataFolder(), {
    PORT: 'three thousand',
    DATABASE_URL: 'mysql://x',
  })

  expect(code).toBe(1)
  expect(words).toContain('PORT')
  expect(words).toContain('DATABASE_URL')
})

test('a database that nobody answers at is told without its password', async () => {
  const { code, words } = await refusedStart(await dataFolder(), {
    DATABASE_URL: 'postgres://me:secret-word@127.0.0.1:1/banxue',
  })

  expect(code).toBe(1)
  expect(words).toContain('The database at 127.0.0.1:1 cannot be reached.')
  expect(words).not.toContain('secret-word')
})

test('a database in the wrong encoding is refused with the command that makes a right one', async () => {
  const name = `banxue_latin_${randomBytes(4).toString('hex')}`
  const adminUrl = inject('adminUrl')
  await inDatabase(adminUrl, `create database ${name} template template0 encoding 'SQL_ASCII' locale 'C'`)
  onTestFinished(() => inDatabase(adminUrl, `drop database ${name} with (force)`))

  const { code, words } = await refusedStart(await dataFolder(), {
    DATABASE_URL: withDatabase(adminUrl, name),
  })

  expect(code).toBe(1)
  expect(words).toContain(
    `encoded in SQL_ASCII; Banxue needs UTF8. Make it anew: create database banxue encoding 'UTF8'`,
  )
})

test.skipIf(!isRoot)('a full disk is named before anything is begun', async () => {
  const data = await dataFolder()
  await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', data])
  onTestFinished(async () => void (await run('umount', [data])))

  const { code, words } = await refusedStart(data)

  expect(code).toBe(1)
  expect(words).toMatch(/The disk of .* is full: \d+ MB are left/)
})

test.skipIf(isRoot)('a folder that cannot be written is named', async () => {
  const data = await dataFolder()
  await chmod(data, 0o500)

  expect((await refusedStart(data)).words).toContain('cannot be written')
})

test('a file in place of the folder is named', async () => {
  const data = await dataFolder()
  await writeFile(join(data, 'file'), '')

  expect((await refusedStart(join(data, 'file'))).words).toContain('cannot be written')
})
