import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { openBackup, verifyBackup } from './archive-reader.ts'
import { createArchive } from './archive-writer.ts'
import { aboutEntry, type Manifest, manifestEntry } from './manifest.ts'
import { fromPieces, inPieces, pieceName } from './pieces.ts'

const run = promisify(execFile)
const folder = await mkdtemp(join(tmpdir(), 'banxue-archive-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const manifest: Manifest = {
  schoolVersion: '0.1.0',
  createdAt: '2026-11-22T12:00:00.000Z',
  sessionsKey: 'x',
  migrations: ['events/0001_event.sql'],
  database: { version: '18.4', sizeBytes: 1, epoch: 1, tables: [], sequences: [] },
  analytics: null,
  files: { count: 1, sizeBytes: 5 },
}
const about = {
  format: 'banxue-backup',
  formatVersion: 1,
  schoolVersion: '0.1.0',
  createdAt: manifest.createdAt,
  readMe: '',
}
const longKey = `files/${'deep/'.repeat(30)}file.txt`
let count = 0

async function backupWith(changed: { about?: object; manifest?: object } = {}): Promise<string> {
  const path = join(folder, `${++count}.tar`)
  const archive = await createArchive(path, new Date(manifest.createdAt))
  await archive.add(aboutEntry, Buffer.from(JSON.stringify({ ...about, ...changed.about })))
  await archive.add(longKey, Buffer.from('hello'))
  await archive.add('files/big.bin', Buffer.alloc(100_000, 7))
  await archive.add(manifestEntry, Buffer.from(JSON.stringify({ ...manifest, ...changed.manifest })))
  await archive.finish()
  return path
}

const check = async (path: string) => {
  const backup = await openBackup(path)
  try {
    await verifyBackup(backup, () => undefined)
  } finally {
    await backup.close()
  }
}

test('a backup is a tar archive that every tar unpacks and sha256sum checks', async () => {
  const path = await backupWith()
  const place = await mkdtemp(join(folder, 'unpacked-'))

  await run('tar', ['xf', path, '-C', place])

  expect(await readFile(join(place, longKey), 'utf8')).toBe('hello')
  const { stdout } = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: place })
  expect(stdout.trim().split('\n')).toHaveLength(4)
  expect((await stat(path)).mode & 0o077).toBe(0)
  await check(path)
})

test('a file that is cut anywhere is refused as cut', async () => {
  for (const share of [0.02, 0.5, 0.97]) {
    const path = await backupWith()
    await truncate(path, Math.floor((await stat(path)).size * share))
    await expect(check(path)).rejects.toThrow(/is cut off|is no backup/)
  }
})

test('a changed byte is found, wherever it is', async () => {
  const whole = await readFile(await backupWith())
  const places = ['hello', 'sessionsKey', 'big.bin', 'SHA256SUMS'].map((word) => whole.indexOf(word))
  for (const place of [...places, 50_000, whole.lastIndexOf('big.bin')]) {
    const path = await backupWith()
    const bytes = await readFile(path)
    bytes[place] = (bytes[place] ?? 0) ^ 0xff
    await writeFile(path, bytes)
    await expect(check(path), `byte ${place}`).rejects.toThrow(/is damaged|is cut off/)
  }
})

test('anything else is told as no backup', async () => {
  const path = join(folder, 'other')
  for (const content of ['', 'a letter', 'x'.repeat(5_000)]) {
    await writeFile(path, content)
    await expect(openBackup(path)).rejects.toThrow('is no backup of a Banxue school')
  }
  await writeFile(join(folder, 'note.txt'), 'hello')
  await run('tar', ['cf', path, '-C', folder, 'note.txt'])
  await expect(openBackup(path)).rejects.toThrow('is no backup of a Banxue school')
  await expect(openBackup(join(folder, 'none'))).rejects.toThrow('cannot be read')
})

test('a backup of a later form is refused with the version that made it', async () => {
  const path = await backupWith({ about: { formatVersion: 2, schoolVersion: '9.0.0' } })

  await expect(openBackup(path)).rejects.toThrow('was made by a newer Banxue (9.0.0)')
})

test('names that could become other statements are refused', async () => {
  const table = { name: 'event; drop table person', columns: ['id'], rowCount: 1, partition: null }
  const path = await backupWith({ manifest: { database: { ...manifest.database, tables: [table] } } })

  await expect(openBackup(path)).rejects.toThrow('is damaged at manifest.json')
})

test('what was not finished is no file, and is taken away', async () => {
  const path = join(folder, 'abandoned.tar')
  const archive = await createArchive(path, new Date())
  await archive.add(aboutEntry, Buffer.from('x'))
  expect(await stat(path).catch(() => null)).toBeNull()

  await archive.abandon()

  expect(await stat(`${path}.partial`).catch(() => null)).toBeNull()
})

test('a stream in compressed pieces comes back whole', async () => {
  const path = join(folder, 'pieces.tar')
  const archive = await createArchive(path, new Date(manifest.createdAt))
  await archive.add(aboutEntry, Buffer.from(JSON.stringify(about)))
  const rows = Array.from({ length: 300 }, (_, row) => Buffer.alloc(100_000, row % 251))
  const sizes: number[] = []
  await inPieces(rowsOf(rows), async (number, piece, plainBytes) => {
    sizes.push(plainBytes)
    await archive.add(`postgres/event/${pieceName(number, 'tsv')}`, piece)
  })
  await archive.add(manifestEntry, Buffer.from(JSON.stringify(manifest)))
  await archive.finish()
  expect(sizes.length).toBeGreaterThan(2)

  const backup = await openBackup(path)
  const pieces = backup.entries.filter(({ name }) => name.startsWith('postgres/'))
  const back = Buffer.concat(await Array.fromAsync(fromPieces(pieces, backup.read)))
  await backup.close()

  expect(back.equals(Buffer.concat(rows))).toBe(true)
})

async function* rowsOf(rows: readonly Buffer[]) {
  yield* rows
}
