/**
 * The command line: `npm run banxue -- COMMAND`. A running school does the work; where none runs, the engines
 * are opened for it and closed again.
 */
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { controlHeader } from '@banxue/server/control'
import { commandsOf } from '@banxue/server/commands'
import { holderOf, readSecrets } from '@banxue/server/data-folder'
import { documents } from '@banxue/server/documents'
import { openSchool } from '@banxue/server/open-school'
import { readConfig } from '@banxue/platform/config'
import { findFfmpeg } from '@banxue/platform/media/ffmpeg'
import { transcodeFile } from '@banxue/platform/media/transcode-file'

const usage = `usage: npm run banxue -- <command>

  import FILE [--as correction]   a course: an OpenStax ZIP, a Markdown folder or its ZIP (docs/course-format.md)
  transcode FILE FOLDER           a video made ready to play, to be committed beside a course (needs ffmpeg)
  demo clear                      takes away the demo: its course, its learners and all they did
  rebuild                         empties analytics and fills them again from the log
  docs                            writes docs/events.md and docs/metrics.md from the definitions`

const say = (words: string) => console.log(`Banxue · ${words}`)

try {
  const asked = read(process.argv.slice(2))
  if (asked === null) {
    console.error(usage)
    process.exitCode = 2
  } else if (asked.name === 'docs') await writeDocuments()
  else if (asked.name === 'transcode') await transcodeOne(asked.args)
  else await runCommand(asked)
} catch (error) {
  console.error(`Banxue · ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

interface Asked {
  name: string
  args: string[]
}

function read(words: string[]): Asked | null {
  const [first, second, third, fourth] = words
  if (
    first === 'import' &&
    second !== undefined &&
    (third === undefined || (third === '--as' && fourth === 'correction'))
  )
    return { name: 'import', args: [resolve(process.env.INIT_CWD ?? '.', second), fourth ?? 'version'] }
  if (first === 'transcode' && second !== undefined && third !== undefined && words.length === 3)
    return {
      name: 'transcode',
      args: [second, third].map((path) => resolve(process.env.INIT_CWD ?? '.', path)),
    }
  if (first === 'demo' && second === 'clear' && words.length === 2) return { name: 'demo clear', args: [] }
  if ((first === 'rebuild' || first === 'docs') && words.length === 1) return { name: first, args: [] }
  return null
}

async function runCommand({ name, args }: Asked): Promise<void> {
  const config = readConfig(process.env)
  const holder = await holderOf(config.BANXUE_DATA)
  if (holder !== null) {
    if (holder.url === null) throw new Error('The school is just opening. Try again when it is ready.')
    return askRunning(holder.url, config.BANXUE_DATA, { name, args })
  }
  const open = await openSchool({ ...config, BANXUE_DEMO: 'off' }, 'http://127.0.0.1', say)
  const readers = open.school.startReaders()
  try {
    await commandsOf(open)[name]?.(args, say)
  } finally {
    await readers.stop()
    await open.close()
  }
}

/** The school answers with a line for each thing it does; the last says how it ended. */
async function askRunning(url: string, data: string, { name, args }: Asked): Promise<void> {
  const { controlToken } = await readSecrets(join(resolve(data), 'secrets.json'))
  const response = await fetch(`${url}/api/control/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { [controlHeader]: controlToken, 'content-type': 'application/json' },
    body: JSON.stringify(args),
  })
  if (!response.ok || response.body === null)
    throw new Error(`The school at ${url} refused (${response.status}).`)
  let last = ''
  let rest = ''
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (last !== '') say(last)
      last = line
    }
  }
  if (last.startsWith('failed: ')) throw new Error(last.slice('failed: '.length))
  if (last !== 'done') throw new Error('The school ended before the work was done.')
}

async function transcodeOne([source = '', folder = '']: readonly string[]): Promise<void> {
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
