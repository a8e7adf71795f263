/**
 * What preparing a video costs: `node bench/transcode.ts`. A ten-minute lecture of 720p, made here; ffmpeg alone
 * with the same arguments, the school's job from its row to the finished recording, and the job again while
 * learners ask 200 times a second. BENCH_SECONDS shortens the lecture (600), BANXUE_DATA chooses the disk.
 */
import { createHash } from 'node:crypto'
import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type Kysely, sql } from 'kysely'
import { systemClock } from '../platform/clock.ts'
import { createFolderStorage } from '../platform/files/folder.ts'
import { silentLog } from '../platform/log/log.ts'
import { outputFolders, transcodeArgs } from '../platform/media/ffmpeg-args.ts'
import { type Ffmpeg, findFfmpeg, runFfmpeg } from '../platform/media/ffmpeg.ts'
import { createMedia } from '../platform/media/media.ts'
import { probe } from '../platform/media/probe.ts'
import type { MediaTables } from '../platform/media/tables.ts'
import { threads } from '../platform/media/transcode.ts'
import { PersonErased } from '@banxue/slices/identity/events'
import { anyCall } from './learner/calls.ts'
import { Load } from './learner/load.ts'
import { openBenchSchool } from './learner/open-school.ts'
import { quantile, report } from './report.ts'

const seconds = Number(process.env.BENCH_SECONDS ?? 600)
const rate = 200
const run = promisify(execFile)
const folder = await mkdtemp(join(process.env.BANXUE_DATA ?? tmpdir(), 'banxue-bench-'))
const ffmpeg = await findFfmpeg(process.env.FFMPEG_PATH, process.env.PATH ?? '')
if (ffmpeg === null) {
  console.error('SKIPPED: there is no ffmpeg here.')
  process.exit(0)
}
const school = await openBenchSchool(folder)

try {
  const lecture = await makeLecture(ffmpeg, 'lecture.mp4')
  // The machine's speed moves within minutes: the job stands between two runs of ffmpeg alone.
  const before = await alone(ffmpeg, lecture)
  const job = await prepared(await register(lecture))
  const after = await alone(ffmpeg, lecture)
  const aloneS = (before + after) / 2
  report({ name: 'transcode.alone', value: aloneS, unit: 's', limit: null })
  report({ name: 'transcode.alone_spread', value: Math.abs(before - after) / aloneS, unit: '1', limit: null })
  report({ name: 'transcode.job', value: job, unit: 's', limit: aloneS * 1.05 })
  report({ name: 'transcode.job_over_alone', value: job / aloneS, unit: '1', limit: 1.05 })

  const other = await renamed(ffmpeg, lecture)
  const { jobS, times, failures } = await preparedUnderLoad(other)
  report({ name: 'transcode.job_with_learners', value: jobS, unit: 's', limit: null })
  report({ name: 'transcode.learner_p95', value: quantile(times, 0.95), unit: 'ms', limit: 50 })
  report({ name: 'transcode.learner_p50', value: quantile(times, 0.5), unit: 'ms', limit: null })
  report({ name: 'transcode.learner_p99', value: quantile(times, 0.99), unit: 'ms', limit: null })
  if (failures.length > 0) throw new Error(`${failures.length} failed: ${failures[0]}`)
} finally {
  await school.close()
  await rm(folder, { recursive: true, force: true })
}

/** Slides that change every fifteen seconds, who speaks in a corner, and something with the rhythm of speech. */
async function makeLecture({ path: program }: Ffmpeg, name: string): Promise<string> {
  const path = join(folder, name)
  const slides = `mandelbrot=s=1280x720:rate=1/15,fps=30,trim=duration=${seconds}`
  const speaker = `testsrc2=s=320x180:r=30:d=${seconds},noise=alls=14:allf=t`
  const speech = `anoisesrc=color=pink:amplitude=0.5:d=${seconds},tremolo=f=4:d=0.9,highpass=f=120,lowpass=f=4000`
  const filter = `${slides}[a];${speaker}[b];[a][b]overlay=W-w-16:H-h-16:shortest=1,format=yuv420p[v];${speech}[s]`
  const args = ['-v', 'error', '-y', '-filter_complex', filter, '-map', '[v]', '-map', '[s]']
  const codecs = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-crf',
    '23',
    '-c:a',
    'aac',
    '-movflags',
    '+faststart',
  ]
  await run(program, [...args, ...codecs, '-t', String(seconds), path])
  return path
}

/** The same lecture with other bytes, so that it is another recording. */
async function renamed({ path: program }: Ffmpeg, lecture: string): Promise<string> {
  const path = join(folder, 'other.mp4')
  await run(program, ['-v', 'error', '-y', '-i', lecture, '-c', 'copy', '-metadata', 'title=other', path])
  return path
}

/** Seconds that ffmpeg takes by itself, as far behind everybody as the job's. */
async function alone(program: Ffmpeg, lecture: string): Promise<number> {
  const out = await mkdtemp(join(folder, 'alone-'))
  const facts = await probe(lecture, program)
  for (const name of outputFolders(facts)) await mkdir(join(out, name), { recursive: true })
  const args = transcodeArgs({ source: lecture, facts, threads, canToneMap: program.canToneMap })
  const from = performance.now()
  await runFfmpeg(program, args, out, () => undefined, new AbortController().signal)
  const tookS = (performance.now() - from) / 1000
  await rm(out, { recursive: true })
  return tookS
}

/** Waits until the school that runs gives learners a recording; seconds from its row on. */
async function prepared(id: string): Promise<number> {
  const from = performance.now()
  for (;;) {
    const { rows } = await sql<{ state: string; failure: string | null }>`
      select state, failure from media where id = ${id}`.execute(school.db)
    if (rows[0]?.state === 'ready') return (performance.now() - from) / 1000
    if (rows[0]?.state === 'failed') throw new Error(`it failed: ${rows[0].failure}`)
    await wait(100)
  }
}

async function preparedUnderLoad(path: string) {
  const warm = new Load(school.port)
  await warm.pace(rate, Math.min(10, seconds), () => anyCall(school.pages))
  warm.close()
  // What is done here must not hold up those who ask.
  const id = await register(path)
  const load = new Load(school.port)
  let isOver = false
  const job = prepared(id).finally(() => (isOver = true))
  const asking = (async () => {
    while (!isOver) await load.pace(rate, 5, () => anyCall(school.pages))
  })()
  const jobS = await job
  await asking
  load.close()
  return { jobS, times: [...load.timesMs.values()].flat(), failures: load.failures }
}

/** Puts a file into the school's storage and its row into the database, as an import does. */
async function register(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  const media = createMedia({
    db: school.db as Kysely<MediaTables>,
    clock: systemClock,
    log: silentLog,
    storage: await createFolderStorage(join(folder, 'files')),
    isAllowed: () => false,
    uses: { titles: async () => new Map(), taughtBy: async () => [] },
    personErased: PersonErased,
    workFolder: join(folder, 'unused'),
    findFfmpeg: async () => null,
  })
  const { size: sizeBytes } = await stat(path)
  const facts = await probe(path, null)
  const content = { kind: 'file', path, facts } as const
  return media.register(
    { sha256: hash.digest('hex'), name: 'lecture', sizeBytes, ownerId: null, captions: [], content },
    new AbortController().signal,
  )
}
