import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, constants, open } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { lastInLineAndWithUs } from '../last-in-line.ts'
import { MediaRefused } from './facts.ts'
import { guardedInput } from './ffmpeg-args.ts'

/** The machine's own ffmpeg; none comes with the school. */
export interface Ffmpeg {
  path: string
  /** Null where only ffmpeg is there. */
  probePath: string | null
  /** `5.1.9` or what the program says of itself. */
  version: string
  canToneMap: boolean
}

const run = promisify(execFile)
/** Milliseconds that a probe may take, and that ffmpeg may do nothing. */
const probeTimeoutMs = 60_000
const stallMs = 10 * 60_000

/**
 * The ffmpeg to use: the one given, else the first of the PATH; null where there is none that makes H.264.
 *
 * @param given path of the program, as FFMPEG_PATH has it
 * @param searchPath folders to look in, as PATH has them
 */
export async function findFfmpeg(given: string | undefined, searchPath: string): Promise<Ffmpeg | null> {
  const candidates =
    given === undefined
      ? searchPath
          .split(delimiter)
          .filter((folder) => folder !== '')
          .map((folder) => join(folder, 'ffmpeg'))
      : [given]
  for (const path of candidates) {
    if (!(await isProgram(path))) continue
    const [about, encoders, filters] = await Promise.all(
      ['-version', '-encoders', '-filters'].map((question) =>
        run(path, ['-hide_banner', question]).then(
          ({ stdout }) => stdout,
          () => '',
        ),
      ),
    )
    if (!/\blibx264\b/.test(encoders ?? '') || !/\baac\b/.test(encoders ?? '')) continue
    const probePath = join(dirname(path), 'ffprobe')
    return {
      path,
      probePath: (await isProgram(probePath)) ? probePath : null,
      version: /version (\S+)/.exec(about ?? '')?.[1] ?? 'unknown',
      canToneMap: /\bzscale\b/.test(filters ?? '') && /\btonemap\b/.test(filters ?? ''),
    }
  }
  return null
}

const isProgram = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )

/**
 * What ffprobe says of a file.
 *
 * @throws MediaRefused `not_media`, `media_damaged`
 */
export async function ffprobe(probePath: string, path: string): Promise<unknown> {
  const args = [
    '-v',
    'error',
    ...guardedInput,
    '-show_format',
    '-show_streams',
    '-of',
    'json',
    `file:${path}`,
  ]
  try {
    const { stdout } = await run(probePath, args, { timeout: probeTimeoutMs, maxBuffer: 4 * 1024 ** 2 })
    return JSON.parse(stdout) as unknown
  } catch (error) {
    const words = String((error as { stderr?: string }).stderr ?? error)
    // A file that begins like a recording is a broken one; all else was never one.
    throw new MediaRefused((await beginsLikeMedia(path)) ? 'media_damaged' : 'not_media', words.slice(-500))
  }
}

/** How the containers that are taken begin, as latin-1; of MP4 the name of the first box, after its length. */
const marks = ['\x1aE\xdf\xa3', 'RIFF', 'OggS', 'ID3', 'fLaC', 'FLV\x01', '\x30\x26\xb2\x75']
const boxes = ['ftyp', 'moov', 'mdat', 'free', 'skip', 'wide']

async function beginsLikeMedia(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0)
    const start = buffer.toString('latin1', 0, bytesRead)
    return marks.some((mark) => start.startsWith(mark)) || boxes.includes(start.slice(4, 8))
  } finally {
    await file.close()
  }
}

/**
 * Runs ffmpeg in a folder, behind everybody who wants the processor.
 *
 * @param onLine told each line of its log
 * @throws MediaRefused `disk_full`, `media_damaged` where most of the file could not be read, `transcoding_failed`;
 *   the signal's reason
 */
export async function runFfmpeg(
  ffmpeg: Ffmpeg,
  args: readonly string[],
  folder: string,
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted()
  const [program, ...rest] = lastInLineAndWithUs([ffmpeg.path, ...args])
  const child = spawn(program, rest, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  const stalled = stallWatch(child)
  const end = () => child.kill('SIGKILL')
  signal.addEventListener('abort', end, { once: true })
  let words = ''
  createInterface({ input: child.stderr }).on('line', (line) => {
    stalled.beat()
    if (/\[(?:error|fatal)\]/.test(line)) words = `${words}${line}\n`.slice(-4000)
    else onLine(line)
  })
  try {
    const [code] = (await once(child, 'close')) as [number | null]
    signal.throwIfAborted()
    if (code !== 0) throw refusalOf(words, code)
  } finally {
    signal.removeEventListener('abort', end)
    stalled.stop()
  }
}

function refusalOf(words: string, code: number | null): MediaRefused {
  if (/No space left on device/i.test(words)) return new MediaRefused('disk_full', words)
  // 69: more than two thirds of the frames were broken.
  if (code === 69 || /Invalid data found|does not contain any stream|Cannot determine format/i.test(words))
    return new MediaRefused('media_damaged', words)
  return new MediaRefused('transcoding_failed', `ffmpeg ended with ${code}: ${words}`)
}

/** Ends a program that has said nothing for too long. */
function stallWatch(child: ChildProcess) {
  let last = performance.now()
  const timer = setInterval(() => {
    if (performance.now() - last > stallMs) child.kill('SIGKILL')
  }, 30_000)
  timer.unref()
  return { beat: () => void (last = performance.now()), stop: () => clearInterval(timer) }
}
