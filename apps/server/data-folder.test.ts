import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holderOf, takeDataFolder } from './data-folder.ts'

const freshFolder = () => mkdtemp(join(tmpdir(), 'banxue-folder-'))

test('a second school on the same folder is told which process has it', async () => {
  const path = await freshFolder()
  const first = await takeDataFolder(path)
  await first.announce({ url: 'http://127.0.0.1:3000', databaseUrl: 'postgres://x' })

  await expect(takeDataFolder(path)).rejects.toThrow(`process ${process.pid}, http://127.0.0.1:3000`)
  await first.release()
  await expect(takeDataFolder(path)).resolves.toBeDefined()
})

test('the lock of a killed school is taken over, even when its process id lives on in another process', async () => {
  const path = await freshFolder()
  await writeFile(
    join(path, 'school.json'),
    JSON.stringify({ pid: process.pid, startedAt: '1', url: null, databaseUrl: null }),
  )

  expect(await holderOf(path)).toBeNull()
  await expect(takeDataFolder(path)).resolves.toBeDefined()
})

test('secrets stay the same over starts, and broken ones are refused in words', async () => {
  const path = await freshFolder()
  const first = await takeDataFolder(path)
  await first.release()
  const second = await takeDataFolder(path)
  expect(second.secrets).toEqual(first.secrets)
  await second.release()

  await writeFile(join(path, 'secrets.json'), '{ cut')
  await expect(takeDataFolder(path)).rejects.toThrow('Restore it from a backup')
})

test('secrets can be read by their owner only', async () => {
  const path = await freshFolder()
  await takeDataFolder(path)
  const { stat } = await import('node:fs/promises')
  expect((await stat(join(path, 'secrets.json'))).mode & 0o077).toBe(0)
  expect(await readFile(join(path, 'secrets.json'), 'utf8')).toContain('authSecret')
})
