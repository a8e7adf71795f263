import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverFlags } from '../platform/testing/server-flags.ts'

const root = join(import.meta.dirname, '..')

export interface RunningSchool {
  url: string
  /** The data folder. */
  data: string
  pid: number
  /** Everything it has printed. */
  output(): string
  /** Ends it as an operating system does, and resolves with what it exited with. */
  stop(): Promise<number | null>
  /** Kills it without a chance to write anything. */
  kill(): Promise<void>
}

interface Options {
  /** Folder to open; a fresh one where absent. */
  data?: string
  env?: Readonly<Record<string, string>>
}

export const freshData = (): Promise<string> => mkdtemp(join(tmpdir(), 'banxue-e2e-'))

/** Opens a school of its own, as `npm start` does once everything is installed, on a free port, without demo learners. */
export async function openRunningSchool({ data, env = {} }: Options = {}): Promise<RunningSchool> {
  const folder = data ?? (await freshData())
  const { child, output } = spawnSchool(folder, env)
  const exited = once(child, 'exit')
  const ready = new Promise<string>((done) => {
    child.stdout?.on('data', () => {
      const url = /Banxue is ready: (\S+)/.exec(output())?.[1]
      if (url !== undefined) done(url)
    })
  })
  const url = await Promise.race([
    ready,
    exited.then(() => {
      throw new Error(`the school did not open:\n${output()}`)
    }),
  ])
  return {
    url,
    data: folder,
    pid: child.pid ?? 0,
    output,
    async stop() {
      child.kill('SIGTERM')
      await exited
      return child.exitCode
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** Tries to open a school that is expected to refuse; answers its words and its exit code. */
export async function refusedStart(
  data: string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; words: string }> {
  const { child, output } = spawnSchool(data, env)
  await once(child, 'exit')
  return { code: child.exitCode, words: output() }
}

export const forget = (data: string): Promise<void> => rm(data, { recursive: true, force: true })

function spawnSchool(
  data: string,
  env: Readonly<Record<string, string>>,
): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [...serverFlags, 'apps/server/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      BANXUE_DATA: data,
      BANXUE_DEMO: 'off',
      BANXUE_DEMO_LEARNERS: '60',
      PORT: '0',
      ...env,
    } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part: string) => (text += part))
  return { child, output: () => text }
}
