import { expect, test } from 'vitest'
import { readConfig } from '@banxue/platform/config'
import type { DatabaseFacts, Facts, SchoolFacts } from './facts.ts'
import { findingsOf } from './findings.ts'
import { linesOf, secretsOf, withoutSecrets } from './report.ts'

const now = new Date('2026-11-22T12:00:00Z')
const database: DatabaseFacts = {
  version: '18.4',
  isEmbedded: true,
  skewMs: 3,
  oldestWriter: null,
  waitingForLocks: 0,
  migrations: { missing: [], newer: [] },
  readers: [{ name: 'spine.ship_events', lagS: 0, waiting: 0, positionAt: now, lastError: null }],
  quarantineCount: 0,
}
const school: SchoolFacts = {
  database: { ok: true, value: database },
  analytics: {
    ok: true,
    value: { version: '26.7', compared: { isEqual: true, logCount: 9, analyticsCount: 9, differing: [] } },
  },
  storage: { ok: true, value: { place: 'A folder', elapsedMs: 4 } },
}
const facts: Facts = {
  schoolVersion: '0.1.0',
  nodeVersion: '24.21.0',
  platform: 'linux x64',
  isRunning: true,
  folder: { ok: true, value: { path: '/srv/data', freeBytes: 70e9 } },
  school: { ok: true, value: school },
  mail: { server: 'mail.example.org', tried: { ok: true, value: null } },
  ffmpeg: { version: '7.1', hasProbe: true, canToneMap: true },
  port: { number: 3000, state: 'ours' },
  lastBackup: { at: '2026-11-22T03:00:00.000Z', path: '/srv/backup.tar', sizeBytes: 3_200_000 },
}
const withDatabase = (changed: Partial<DatabaseFacts>): Facts => ({
  ...facts,
  school: { ok: true, value: { ...school, database: { ok: true, value: { ...database, ...changed } } } },
})
const withSchool = (changed: Partial<SchoolFacts>): Facts => ({
  ...facts,
  school: { ok: true, value: { ...school, ...changed } },
})
const found = (given: Facts, check: string) => {
  const finding = findingsOf(given, now).find((each) => each.check === check)
  return [finding?.state, `${finding?.words ?? ''} ${finding?.todo ?? ''}`]
}

test('a school in which all is well has nothing to act on and nothing to know', () => {
  expect(findingsOf(facts, now).filter(({ state }) => state !== 'well')).toEqual([])
  expect(linesOf({ ok: true, findings: findingsOf(facts, now) }).at(-1)).toBe('nothing to act on.')
})

const writer = { ageS: 70, application: 'psql', state: 'idle in transaction', pid: 42 }
const lagging = { name: 'learning.fold', lagS: 45, waiting: 12, positionAt: now, lastError: null }

test.each<[string, Facts, string, string, string]>([
  ['an old Node', { ...facts, nodeVersion: '20.1.0' }, 'program', 'bad', 'brings Node 24'],
  [
    'a folder that cannot be written',
    { ...facts, folder: { ok: false, error: '/srv/data cannot be written.' } },
    'data folder',
    'bad',
    'BANXUE_DATA',
  ],
  [
    'a disk that is getting full',
    { ...facts, folder: { ok: true, value: { path: '/srv', freeBytes: 2e9 } } },
    'data folder',
    'note',
    '2.0 GB are free',
  ],
  [
    'a full disk',
    { ...facts, folder: { ok: true, value: { path: '/srv', freeBytes: 1e8 } } },
    'data folder',
    'bad',
    '100 MB are free',
  ],
  ['no school', { ...facts, school: null }, 'school', 'note', 'npm start makes one'],
  [
    'engines that do not start',
    { ...facts, school: { ok: false, error: 'The database is broken.' } },
    'school',
    'bad',
    'postgres.log',
  ],
  [
    'tables to be changed',
    withDatabase({ migrations: { missing: ['a/0002_b.sql'], newer: [] } }),
    'tables',
    'note',
    'Take a backup',
  ],
  [
    'tables of a newer program',
    withDatabase({ migrations: { missing: [], newer: ['a/0009_b.sql'] } }),
    'tables',
    'bad',
    'a/0009_b.sql',
  ],
  ['clocks somewhat apart', withDatabase({ skewMs: -3_000 }), 'clock', 'note', '3.0 s apart'],
  ['clocks far apart', withDatabase({ skewMs: 90_000 }), 'clock', 'bad', 'NTP'],
  [
    'a long transaction',
    withDatabase({ oldestWriter: writer }),
    'transactions',
    'note',
    'psql, idle in transaction, process 42',
  ],
  [
    'a very long transaction',
    withDatabase({ oldestWriter: { ...writer, ageS: 3_000 } }),
    'transactions',
    'bad',
    'pg_terminate_backend(42)',
  ],
  ['sessions that wait', withDatabase({ waitingForLocks: 3 }), 'locks', 'note', '3 sessions'],
  ['a reader behind', withDatabase({ readers: [lagging] }), 'readers', 'note', '45 s behind; 12 events wait'],
  [
    'a reader far behind',
    withDatabase({ readers: [{ ...lagging, lagS: 4_000, waiting: 10_000 }] }),
    'readers',
    'bad',
    '10,000 or more',
  ],
  [
    'a reader that is stopped',
    withDatabase({ readers: [{ ...lagging, lastError: 'no such field' }] }),
    'readers',
    'bad',
    'no such field',
  ],
  ['events kept aside', withDatabase({ quarantineCount: 7 }), 'quarantine', 'note', '7 events'],
  [
    'analytics that do not answer',
    withSchool({ analytics: { ok: false, error: 'refused' } }),
    'analytics',
    'bad',
    'nothing is lost',
  ],
  [
    'analytics that differ',
    withSchool({
      analytics: {
        ok: true,
        value: {
          version: '26.7',
          compared: { isEqual: false, logCount: 9, analyticsCount: 8, differing: ['2026-11-01'] },
        },
      },
    }),
    'analytics',
    'bad',
    'the first 2026-11-01',
  ],
  [
    'a file store that refuses',
    withSchool({ storage: { ok: false, error: 'The file store answered 403 to PUT.' } }),
    'files',
    'bad',
    'S3_',
  ],
  [
    'a slow file store',
    withSchool({ storage: { ok: true, value: { place: 'Bucket b', elapsedMs: 5_000 } } }),
    'files',
    'note',
    '5000 ms',
  ],
  [
    'no mail server',
    { ...facts, mail: { server: null, tried: { ok: true, value: null } } },
    'mail',
    'note',
    'SMTP_URL',
  ],
  [
    'a mail server that refuses',
    { ...facts, mail: { server: 'mail.example.org', tried: { ok: false, error: 'bad login' } } },
    'mail',
    'bad',
    'bad login',
  ],
  ['no ffmpeg', { ...facts, ffmpeg: null }, 'video', 'note', 'in one quality'],
  [
    'an ffmpeg without its probe',
    { ...facts, ffmpeg: { version: '5.1', hasProbe: false, canToneMap: true } },
    'video',
    'note',
    'ffprobe',
  ],
  ['a taken port', { ...facts, port: { number: 3000, state: 'taken' } }, 'port', 'bad', 'PORT=3001'],
  ['no backup', { ...facts, lastBackup: null }, 'backup', 'note', 'docs/operation.md'],
  [
    'a backup of some days',
    { ...facts, lastBackup: { at: '2026-11-18T12:00:00.000Z', path: '/b', sizeBytes: 1 } },
    'backup',
    'note',
    '4 days old',
  ],
  [
    'an old backup',
    { ...facts, lastBackup: { at: '2026-10-18T12:00:00.000Z', path: '/b', sizeBytes: 1 } },
    'backup',
    'bad',
    '35 days old',
  ],
])('%s is told', (_, given, check, state, words) => {
  expect(found(given, check)).toEqual([state, expect.stringContaining(words)])
})

test('readers of a closed school are not judged: they read when it opens', () => {
  const closed = { ...withDatabase({ readers: [{ ...lagging, lagS: 9_000 }] }), isRunning: false }

  expect(found(closed, 'readers')[0]).toBeUndefined()
})

test('no line shows a password or a key, however a program quotes it', () => {
  const config = readConfig({
    DATABASE_URL: 'postgres://me:p%40ss-word@db/banxue',
    SMTP_URL: 'smtp://me:mail-word@mail.example.org',
    S3_ENDPOINT: 'https://s3.example.org',
    S3_BUCKET: 'b',
    S3_ACCESS_KEY_ID: 'key-id',
    S3_SECRET_ACCESS_KEY: 'key-word',
  })
  const words = 'p%40ss-word p@ss-word mail-word key-id key-word own-word and the rest'

  expect(withoutSecrets(words, secretsOf(config, ['own-word']))).toBe('… … … … … … and the rest')
})
