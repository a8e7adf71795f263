/**
 * The command line: `npm run banxue -- COMMAND`. A running school does the work; where none runs, the engines
 * are opened for it and closed again.
 */
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { backUpClosedSchool } from '@banxue/server/back-up-school'
import { commandsOf } from '@banxue/server/commands'
import { holderOf } from '@banxue/server/data-folder'
import { seeDoctor } from '@banxue/server/doctor'
import { linesOf, type Report } from '@banxue/server/doctor-report'
import { documents } from '@banxue/server/documents'
import { openSchool } from '@banxue/server/open-school'
import { restoreSchool } from '@banxue/server/restore-school'
import { readConfig } from '@banxue/platform/config'
import { findFfmpeg } from '@banxue/platform/media/ffmpeg'
import { transcodeFile } from '@banxue/platform/media/transcode-file'
import { askRunning } from './ask-running.ts'
import { type Asked, readAsked, usage } from './asked.ts'
import { createPrinter } from './progress-bar.ts'

const say = createPrinter(process.stdout)

try {
  const asked = readAsked(process.argv.slice(2), (path) => resolve(process.env.INIT_CWD ?? '.', path))
  if (asked === null) {
    console.error(usage)
    process.exitCode = 2
  } else await run(asked)
} catch (error) {
  console.error(`Banxue · ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

async function run(asked: Asked): Promise<void> {
  if (asked.name === 'docs') return writeDocuments()
  if (asked.name === 'transcode') return transcodeOne(asked.file, asked.folder)
  const config = readConfig(process.env)
  if (asked.name === 'restore') {
    const { file, isReplacing } = asked
    return restoreSchool(config, file, { isReplacing, say, signal: untilInterrupted() })
  }
  if (asked.name === 'doctor') return visitDoctor(asked.isJson)
  const { name } = asked
  const args = asked.name === 'backup' ? [asked.file] : asked.args
  const holder = await holderOf(config.BANXUE_DATA)
  if (holder !== null) {
    if (holder.url === null) throw new Error('The school is just opening. Try again when it is ready.')
    return askRunning({ url: holder.url, data: config.BANXUE_DATA, name, args }, say)
  }
  if (asked.name === 'backup') return backUpClosedSchool(config, asked.file, say, untilInterrupted())
  return runInClosedSchool(name, args)
}

/** A signal for Ctrl-C and for whoever ends programs, so that the engines are closed in order. */
function untilInterrupted(): AbortSignal {
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () =>
      interrupted.abort(new Error('stopped; nothing was changed, nothing is left over.')),
    )
  return interrupted.signal
}

async function runInClosedSchool(name: string, args: string[]): Promise<void> {
  const open = await openSchool({ ...readConfig(process.env), BANXUE_DEMO: 'off' }, 'http://127.0.0.1', say)
  const readers = open.school.startReaders()
  try {
    await commandsOf(open)[name]?.(args, say, new AbortController().signal)
  } finally {
    await readers.stop()
    await open.close()
  }
}

/** Asks the school that runs; where none does, or none answers, looks for itself. */
async function visitDoctor(isJson: boolean): Promise<void> {
  const config = readConfig(process.env)
  const holder = await holderOf(config.BANXUE_DATA)
  const report = holder?.url
    ? await askedReport(holder.url, config.BANXUE_DATA)
    : await seeDoctor(config, null, new Date())
  if (isJson) console.log(JSON.stringify(report, null, 2))
  else for (const line of linesOf(report)) say(line)
  if (!report.ok) process.exitCode = 1
}

async function askedReport(url: string, data: string): Promise<Report> {
  const lines: string[] = []
  await askRunning({ url, data, name: 'doctor', args: [] }, (line) => lines.push(line))
  return JSON.parse(lines.join('')) as Report
}

async function transcodeOne(source: string, folder: string): Promise<void> {
  const { FFMPEG_PATH, PATH } = readConfig(process.env)
  const ffmpeg = await findFfmpeg(FFMPEG_PATH, PATH)
  if (ffmpeg === null)
    throw new Error('This needs ffmpeg with libx264. Install it, or name it with FFMPEG_PATH.')
  const { durationS, rungs, slides } = await transcodeFile(ffmpeg, source, folder, say)
  const made = rungs.map(
    ({ heightPx, bitrateBps }) => `${heightPx}p at ${Math.round(bitrateBps / 1000)} kbit/s`,
  )
  say(`${Math.round(durationS)} s: ${[...made, `${slides.length} slides`].join(', ')}, in ${folder}`)
}

async function writeDocuments(): Promise<void> {
  for (const [path, text] of Object.entries(documents())) {
    await writeFile(join(import.meta.dirname, '../..', path), text)
    say(`wrote ${path}.`)
  }
}
