import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile, copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { openBackup } from '../../platform/backup/archive-reader.ts'
import { createArchive } from '../../platform/backup/archive-writer.ts'
import { manifestEntry } from '../../platform/backup/manifest.ts'
import { givenVisitor } from '../access/visitor.ts'
import { banxue } from '../command-line.ts'
import { openRunningSchool, type RunningSchool } from '../running-school.ts'

const root = join(import.meta.dirname, '../..')
const folder = await mkdtemp(join(tmpdir(), 'banxue-backup-'))
const data = join(folder, 'data')
const file = join(folder, 'school.tar')
const [learner, later] = ['learner@example.com', 'later@example.com']
const children: ChildProcess[] = []
let school: RunningSchool | null = null
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await school?.stop()
  await rm(folder, { recursive: true, force: true })
})

const open = async () => (school = await openRunningSchool({ data }))
const close = async () => {
  expect(await school?.stop()).toBe(0)
  school = null
}
type Visitor = ReturnType<typeof givenVisitor>

function account(visitor: Visitor, way: 'sign-up' | 'sign-in', email: string): Promise<Response> {
  return visitor.fetch(`/api/auth/${way}/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Li Na', email, password: 'long enough for a test' }),
  })
}
const canSignIn = async (url: string, email: string) =>
  (await account(givenVisitor(url), 'sign-in', email)).ok

/** Two hundred learners with an answer on each of ten days, as the log would have them. */
async function fillLog(): Promise<void> {
  const { databaseUrl } = JSON.parse(await readFile(join(data, 'school.json'), 'utf8')) as {
    databaseUrl: string
  }
  const db = new pg.Client({ connectionString: databaseUrl })
  await db.connect()
  await db.query(`
    insert into event (id, name, version, subject_id, occurred_at, zone, local_day, simulated, payload)
    select gen_random_uuid(), what, 1, md5(who::text)::uuid, now() - make_interval(days => day), 'UTC',
           current_date - day, false, case when day = 11 then '{"wasGuest":false,"visitorId":null}'
             else '{"courseId":"0195a3c4-0b1e-7c3e-8a5e-0123456789ab","stepKind":"choice","attempt":1,"isRight":true,"elapsedS":9}' end::jsonb
    from generate_series(1, 200) who, generate_series(1, 11) day,
         lateral (select case when day = 11 then 'identity.person_registered' else 'learning.question_answered' end as what) named
    where day = 11 or (who + day) % 3 = 0`)
  await db.end()
}

/** What Pulse shows: learners of each day. */
async function pulse(visitor: Visitor): Promise<{ on: string; dau: number }[]> {
  const { days } = (await visitor.must('retention/activity', { population: 'real' })) as {
    days: { on: string; dau: number }[]
  }
  return days.filter(({ dau }) => dau > 0).map(({ on, dau }) => ({ on, dau }))
}

/** The address of a file of the course, and what it answers. */
async function picture(visitor: Visitor): Promise<string> {
  const names = (await openedFiles()).map((key) => `/${key}`)
  const response = await visitor.fetch(names[0] ?? '/files/none')
  return `${response.status} ${Buffer.from(await response.arrayBuffer()).toString('base64')}`
}
const openedFiles = async () => {
  const backup = await openBackup(file)
  await backup.close()
  return backup.entries.map(({ name }) => name).filter((name) => name.startsWith('files/'))
}

const command = async (...words: string[]): Promise<{ code: number; words: string }> => {
  try {
    return { code: 0, words: await banxue(data, ...words) }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, words: stdout + stderr }
  }
}

interface Before {
  days: { on: string; dau: number }[]
  picture: string
  admin: Visitor
}
let before: Before

/** A course with a picture; the picture makes it more than words. */
async function givenCourse(): Promise<string> {
  const course = join(folder, 'course')
  await mkdir(join(course, 'modules', 'm'), { recursive: true })
  await writeFile(
    join(course, 'course.yaml'),
    'id: kept\nlanguages: [en]\ntitle: Kept\nsummary: Kept.\nplannedDays: 9\n',
  )
  await writeFile(join(course, 'modules', 'm', 'module.yaml'), 'title: All\n')
  await writeFile(
    join(course, 'modules', 'm', '1-u.en.md'),
    '---\ntitle: U\n---\n## {#a}\n\n![p](p.svg)\n\nWords.\n',
  )
  await writeFile(
    join(course, 'modules', 'm', 'p.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>',
  )
  return course
}

test('backup, wipe, restore: the numbers are equal, files are the same, learners sign in, the log goes on', async () => {
  const course = await givenCourse()
  const first = await open()
  const admin = givenVisitor(first.url)
  await account(admin, 'sign-up', learner)
  const token = /\/claim\?token=(\S+)/.exec(first.output())?.[1]
  await admin.must('identity/claimAdmin', { token })
  await banxue(data, 'import', course)
  await fillLog()
  const dau = async () => (await pulse(admin)).reduce((sum, day) => sum + day.dau, 0)
  await expect.poll(dau, { timeout: 30_000 }).toBe(667)

  expect((await command('backup', file)).words).toContain('the school is in')
  before = { days: await pulse(admin), picture: await picture(admin), admin }
  expect(before.picture).toMatch(/^200 ./)
  expect((await command('restore', file)).words).toContain('A school runs on')
  await close()
  await rm(data, { recursive: true })

  const restored = await command('restore', file)
  expect(restored).toMatchObject({ code: 0 })
  expect(restored.words).toContain('as many in analytics')
  expect(restored.words).toContain('everybody signs in anew')

  const again = await open()
  const visitor = givenVisitor(again.url)
  expect((await account(visitor, 'sign-in', learner)).ok).toBe(true)
  await expect.poll(() => pulse(visitor), { timeout: 30_000 }).toEqual(before.days)
  expect(await picture(visitor)).toBe(before.picture)
  // What comes after the restore is read too.
  expect((await account(givenVisitor(again.url), 'sign-up', later)).ok).toBe(true)
  await vi.waitFor(
    async () => {
      const { findings } = JSON.parse(await banxue(data, 'doctor', '--json')) as {
        findings: { check: string; state: string; words: string }[]
      }
      const stateOf = (check: string) => findings.find((finding) => finding.check === check)?.state
      expect([stateOf('readers'), stateOf('analytics'), stateOf('quarantine')]).toEqual([
        'well',
        'well',
        'well',
      ])
    },
    { timeout: 30_000, interval: 500 },
  )
  await close()
})

test('a file that is cut, foreign or of a newer school is refused in a sentence, and the school stays', async () => {
  const cut = join(folder, 'cut.tar')
  await copyFile(file, cut)
  await truncate(cut, Math.floor((await stat(file)).size * 0.7))
  const foreign = join(folder, 'foreign.tar')
  await writeFile(foreign, 'x'.repeat(10_000))
  const newer = await newerBackup()

  const answers = []
  for (const path of [cut, foreign, newer]) answers.push(await command('restore', path, '--replace'))

  expect(answers.map(({ code }) => code)).toEqual([1, 1, 1])
  expect(answers[0]?.words).toContain('is cut off: its end is missing')
  expect(answers[1]?.words).toContain('is no backup of a Banxue school')
  expect(answers[2]?.words).toContain('was made by a newer Banxue (9.0.0; it has events/9999_later.sql)')
  expect((await command('restore', file)).words).toContain('or let it be replaced for good with --replace')
})

async function newerBackup(): Promise<string> {
  const path = join(folder, 'newer.tar')
  const backup = await openBackup(file)
  const archive = await createArchive(path, new Date())
  const manifest = {
    ...backup.manifest,
    schoolVersion: '9.0.0',
    migrations: [...backup.manifest.migrations, 'events/9999_later.sql'],
  }
  for (const entry of backup.entries)
    if (entry.name === manifestEntry) await archive.add(manifestEntry, Buffer.from(JSON.stringify(manifest)))
    else await archive.addStream(entry.name, entry.sizeBytes, backup.read(entry))
  await archive.finish()
  await backup.close()
  return path
}

/** Starts a command and kills it without a chance to write anything as soon as something is so. */
async function killedWhen(isSo: (words: string) => boolean, ...words: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'apps/cli/main.ts'), ...words], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, BANXUE_DATA: data } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said += part))
  const gone = once(child, 'exit')
  await vi.waitFor(() => expect(isSo(said) || child.exitCode !== null).toBe(true), {
    timeout: 30_000,
    interval: 2,
  })
  child.kill('SIGKILL')
  await gone
  expect(child.signalCode).toBe('SIGKILL')
}

test('a backup that is killed is no file, and the next one takes its place', async () => {
  const path = join(folder, 'second.tar')
  await mkdir(join(data, 'files', 'large'), { recursive: true })
  for (let n = 0; n < 25; n++)
    await writeFile(join(data, 'files', 'large', `${n}.bin`), Buffer.alloc(4_000_000, n))

  await killedWhen(() => existsSync(`${path}.partial`), 'backup', path)

  expect(existsSync(path)).toBe(false)
  expect((await command('backup', path)).code).toBe(0)
  expect(existsSync(`${path}.partial`)).toBe(false)
})

test('a restore that is killed anywhere leaves a whole school: the one before, or the restored one', async () => {
  const steps = (words: string) => words.split('starting analytics')[1]?.match(/ %\n/g)?.length ?? 0
  // How many steps it tells of follows from the size of what is in the backup; the last one is its end.
  const all = steps((await command('restore', file, '--replace')).words)
  expect(all).toBeGreaterThan(1)
  for (const count of new Set([1, all - 1])) {
    await killedWhen((words) => steps(words) >= count, 'restore', file, '--replace')
    const { url } = await open()
    const visitor = givenVisitor(url)
    expect((await account(visitor, 'sign-in', learner)).ok).toBe(true)
    await expect.poll(() => pulse(visitor), { timeout: 30_000 }).toEqual(before.days)
    await close()
  }

  expect((await command('restore', file, '--replace')).words).toContain('the school is restored')
  const { url } = await open()
  expect([await canSignIn(url, learner), await canSignIn(url, later)]).toEqual([true, false])
  await close()
})
