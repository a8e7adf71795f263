import { sizeWords } from '@banxue/platform/backup/space'
import type { ReaderStatus } from '@banxue/platform/events/contract'
import type { DatabaseFacts, Facts, SchoolFacts } from './facts.ts'

/** One thing that was looked at: well, worth knowing, or bad enough to act on; `todo` says what helps. */
export interface Finding {
  check: string
  state: 'well' | 'note' | 'bad'
  words: string
  todo: string | null
}

const well = (check: string, words: string): Finding => ({ check, state: 'well', words, todo: null })
const note = (check: string, words: string, todo: string): Finding => ({ check, state: 'note', words, todo })
const bad = (check: string, words: string, todo: string): Finding => ({ check, state: 'bad', words, todo })

/** Judges what was found; every threshold of the doctor stands in this file. */
export function findingsOf(facts: Facts, now: Date): Finding[] {
  return [
    ofNode(facts),
    ofFolder(facts),
    ...ofSchool(facts),
    ofMail(facts),
    ofFfmpeg(facts),
    ofPort(facts),
    ofBackup(facts, now),
  ]
}

function ofNode({ nodeVersion, platform, schoolVersion }: Facts): Finding {
  const words = `Banxue ${schoolVersion} on Node ${nodeVersion}, ${platform}.`
  if (Number(nodeVersion.split('.')[0]) >= 24) return well('program', words)
  return bad('program', words, 'Start it with npm start, which brings Node 24.')
}

const [leastBytes, tightBytes] = [300 * 2 ** 20, 5e9]

function ofFolder({ folder }: Facts): Finding {
  if (!folder.ok)
    return bad(
      'data folder',
      folder.error,
      'Give this user the right to, or choose another folder with BANXUE_DATA.',
    )
  const { path, freeBytes } = folder.value
  const words = `${path} can be written; ${sizeWords(freeBytes)} are free.`
  if (freeBytes < leastBytes)
    return bad('data folder', words, 'Free some space: the school does not open below 315 MB.')
  return freeBytes < tightBytes
    ? note(
        'data folder',
        words,
        'A video or an import may fill it. Free some space, or move the folder to a larger disk.',
      )
    : well('data folder', words)
}

function ofSchool({ school, isRunning }: Facts): Finding[] {
  if (school === null)
    return [note('school', 'No school was opened here yet.', 'npm start makes one, or restore a backup.')]
  if (!school.ok)
    return [
      bad(
        'school',
        school.error,
        'Its engines do not start; banxue.log and postgres.log in the data folder say more.',
      ),
    ]
  const { database, analytics, storage } = school.value
  return [
    well('school', isRunning ? 'It runs.' : 'It is closed; its engines were started for this look.'),
    ...(database.ok
      ? ofDatabase(database.value, isRunning)
      : [bad('database', database.error, 'Look at the database server, and at DATABASE_URL.')]),
    ofAnalytics(analytics),
    ofStorage(storage),
  ]
}

function ofDatabase(database: DatabaseFacts, isRunning: boolean): Finding[] {
  const { version, isEmbedded, quarantineCount, readers } = database
  return [
    well(
      'database',
      `PostgreSQL ${version}${isEmbedded ? ', embedded' : ''}, in UTF-8 and with Chinese letters.`,
    ),
    ofMigrations(database),
    ofClock(database),
    ofWriters(database),
    ofLocks(database),
    ...(isRunning ? [ofReaders(readers)] : []),
    quarantineCount === 0
      ? well('quarantine', 'Every event was understood.')
      : note(
          'quarantine',
          `${quarantineCount} events were not understood and are kept aside.`,
          'Spine in the console shows each with its reason; they are forgotten after 30 days.',
        ),
  ]
}

function ofMigrations({ migrations: { missing, newer } }: DatabaseFacts): Finding {
  if (newer.length > 0)
    return bad(
      'tables',
      `They were made by a newer Banxue (${newer.join(', ')}).`,
      'Start that version, or restore a backup.',
    )
  return missing.length === 0
    ? well('tables', 'They are those of this version.')
    : note(
        'tables',
        `${missing.length} changes of this version are not made yet.`,
        'Take a backup; the next start makes them.',
      )
}

const [skewNoteMs, skewBadMs] = [2_000, 60_000]

function ofClock({ skewMs }: DatabaseFacts): Finding {
  const apart = Math.abs(skewMs)
  const words = `The clocks of this machine and of the database are ${apart < 1000 ? `${Math.round(apart)} ms` : `${(apart / 1000).toFixed(1)} s`} apart.`
  const todo = 'Let both set their clocks by NTP: days, sessions and due times hang on them.'
  if (apart >= skewBadMs) return bad('clock', words, todo)
  return apart >= skewNoteMs ? note('clock', words, todo) : well('clock', words)
}

const [writerNoteS, writerBadS] = [60, 600]

function ofWriters({ oldestWriter }: DatabaseFacts): Finding {
  if (oldestWriter === null || oldestWriter.ageS < writerNoteS)
    return well('transactions', 'None holds the readers of the log back.')
  const { ageS, application, pid, state } = oldestWriter
  const words = `One has been writing for ${duration(ageS)} (${application || 'unnamed'}, ${state}, process ${pid}); readers wait for its end.`
  const todo = `If it does not end by itself: select pg_terminate_backend(${pid}).`
  return ageS >= writerBadS ? bad('transactions', words, todo) : note('transactions', words, todo)
}

const ofLocks = ({ waitingForLocks: count }: DatabaseFacts): Finding =>
  count === 0
    ? well('locks', 'Nobody waits for one.')
    : note(
        'locks',
        `${count} sessions have waited for one for more than 5 s.`,
        'pg_stat_activity names who; pg_blocking_pids(pid) whom they wait for.',
      )

const [lagNoteS, lagBadS] = [30, 600]

function ofReaders(readers: readonly ReaderStatus[]): Finding {
  const failing = readers.find(({ lastError, waiting }) => lastError !== null && waiting > 0)
  if (failing !== undefined)
    return bad(
      'readers',
      `${failing.name} is stopped by an event: ${failing.lastError ?? ''}`,
      'Everything after it waits. Spine in the console shows it; a new version may mend it.',
    )
  const slowest = readers.toSorted((a, b) => b.lagS - a.lagS)[0]
  if (slowest === undefined || slowest.lagS < lagNoteS)
    return well('readers', 'All have read the log to its end.')
  const waiting = slowest.waiting >= 10_000 ? '10,000 or more' : String(slowest.waiting)
  const words = `${slowest.name} is ${duration(slowest.lagS)} behind; ${waiting} events wait.`
  const todo = 'After a restore or a rebuild it catches up by itself; else banxue.log says what stops it.'
  return slowest.lagS >= lagBadS ? bad('readers', words, todo) : note('readers', words, todo)
}

function ofAnalytics(analytics: SchoolFacts['analytics']): Finding {
  if (!analytics.ok)
    return bad(
      'analytics',
      analytics.error,
      'Reports stand still until it answers; nothing is lost. Look at the server, and at CLICKHOUSE_URL.',
    )
  const { version, compared } = analytics.value
  if (compared.isEqual)
    return well('analytics', `ClickHouse ${version} has the log’s ${compared.logCount} events, day by day.`)
  return bad(
    'analytics',
    `ClickHouse ${version} has ${compared.analyticsCount} events and the log ${compared.logCount}; ${compared.differing.length} days differ${compared.differing.length > 0 ? `, the first ${compared.differing[0] ?? ''}` : ''}.`,
    'npm run banxue -- rebuild fills it again from the log.',
  )
}

const slowMs = 2_000

function ofStorage(storage: SchoolFacts['storage']): Finding {
  if (!storage.ok)
    return bad(
      'files',
      storage.error,
      'Uploads and imports fail. Look at the rights of the folder, or at the S3_ settings and the bucket.',
    )
  const { place, elapsedMs } = storage.value
  const words = `${place}: a file was written, read and deleted in ${Math.round(elapsedMs)} ms.`
  return elapsedMs > slowMs
    ? note('files', words, 'The store is slow; videos will be too.')
    : well('files', words)
}

function ofMail({ mail: { server, tried } }: Facts): Finding {
  if (server === null)
    return note(
      'mail',
      'There is no mail server: codes and links reach nobody; a demo school shows them on its mailbox page.',
      'Set SMTP_URL and MAIL_FROM.',
    )
  return tried.ok
    ? well('mail', `${server} lets the school sign in.`)
    : bad('mail', `${server} does not: ${tried.error}`, 'Correct SMTP_URL, or look at the mail server.')
}

function ofFfmpeg({ ffmpeg }: Facts): Finding {
  if (ffmpeg === null)
    return note(
      'video',
      'There is no ffmpeg with libx264: videos play as they were uploaded, in one quality.',
      'Install ffmpeg (Debian: apt install ffmpeg) or name it with FFMPEG_PATH; then they get a ladder of qualities, sound alone and slides.',
    )
  const lacks = [
    ...(ffmpeg.hasProbe ? [] : ['ffprobe beside it, which knows more kinds of files']),
    ...(ffmpeg.canToneMap ? [] : ['the filters zscale and tonemap, without which HDR looks pale']),
  ]
  const words = `ffmpeg ${ffmpeg.version} prepares videos.`
  return lacks.length === 0
    ? well('video', words)
    : note('video', `${words} It lacks ${lacks.join(' and ')}.`, 'A full build of ffmpeg has them.')
}

function ofPort({ port: { number, state } }: Facts): Finding {
  if (state === 'taken')
    return bad(
      'port',
      `Port ${number} is taken by another program.`,
      `End it, or choose another: PORT=${number + 1} npm start.`,
    )
  return well('port', state === 'ours' ? `The school listens on port ${number}.` : `Port ${number} is free.`)
}

const [freshDays, oldDays] = [2, 8]

function ofBackup({ lastBackup, school }: Facts, now: Date): Finding {
  const todo = 'npm run banxue -- backup FILE; docs/operation.md shows how to have it done every night.'
  if (school === null) return well('backup', 'There is nothing to back up yet.')
  if (lastBackup === null) return note('backup', 'No backup was made from this data folder.', todo)
  const days = (now.getTime() - Date.parse(lastBackup.at)) / 86_400_000
  const words = `The last one is ${duration(days * 86_400)} old: ${lastBackup.path}, ${sizeWords(lastBackup.sizeBytes)}.`
  if (days >= oldDays) return bad('backup', words, todo)
  return days >= freshDays ? note('backup', words, todo) : well('backup', words)
}

/** `40 s`, `12 min`, `5 h`, `3 days` */
function duration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`
}
