import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { lastInLine } from '../last-in-line.ts'
import type { Log } from '../log/log.ts'

export interface EmbeddedAnalytics {
  /** Address of the database `banxue`; the same over restarts. */
  url: string
  /** Process id of the engine that runs now; 0 between two. */
  pid(): number
  /** Ends the engine with everything written. */
  stop(): Promise<void>
}

interface Options {
  /** Folder of the engine's data; one engine at a time. */
  folder: string
  log: Log
  /** Cap of the engine's memory, megabytes; a query that needs more fails alone. 700 by default. */
  memoryMb?: number
}

const program = fileURLToPath(new URL('engine.ts', import.meta.url))
const startTimeoutMs = 60_000
const maxDelayMs = 10_000

/**
 * Starts the embedded engine and keeps it running: one that dies is started again on the same port, after a
 * delay that doubles from 100 ms to 10 s.
 *
 * @throws Error when the first start fails
 */
export async function startEmbeddedAnalytics({
  folder,
  log,
  memoryMb = 700,
}: Options): Promise<EmbeddedAnalytics> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const start = (port: number) => launch(folder, port, memoryMb)
  let running: Running | null = await startPatiently(() => start(0))
  const { port } = running
  const stopping = new AbortController()
  const kept = keep()

  async function keep(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted;) {
      if (running) {
        const startedAt = performance.now()
        await running.gone
        running = null
        if (stopping.signal.aborted) return
        if (performance.now() - startedAt > maxDelayMs) failures = 0
      }
      const delayMs = Math.min(maxDelayMs, 100 * 2 ** failures++)
      log.warn({ delayMs }, 'the analytics engine ended and is started again')
      await wait(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      running = await start(port).catch((error: unknown) => {
        log.error({ error: String(error) }, 'the analytics engine did not start')
        return null
      })
    }
  }

  return {
    url: `http://127.0.0.1:${port}/banxue`,
    pid: () => running?.child.pid ?? 0,
    async stop() {
      stopping.abort()
      running?.child.kill('SIGTERM')
      await kept
      // One that was being started when the end came.
      running?.child.kill('SIGTERM')
      await running?.gone
    },
  }
}

/** The engine of a school that was killed needs a moment to write and to let go of the folder. */
async function startPatiently(start: () => Promise<Running>): Promise<Running> {
  for (let failures = 0; ; failures++)
    try {
      return await start()
    } catch (error) {
      if (failures === 3) throw error
      await wait(500 * 2 ** failures)
    }
}

interface Running {
  child: ChildProcess
  port: number
  gone: Promise<unknown>
}

async function launch(folder: string, port: number, memoryMb: number): Promise<Running> {
  const args = [program, '--folder', folder, '--port', String(port), '--memory-mb', String(memoryMb)]
  // Learners come before reports; the engine lowers its own priority too, which is what other systems have.
  const [command, ...rest] = lastInLine([process.execPath, ...args])
  const child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'pipe'], env: {} })
  const gone = once(child, 'exit')
  let lastWords = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (lastWords = (lastWords + text).slice(-2000)))
  child.stdin.on('error', () => undefined)
  const timeout = AbortSignal.timeout(startTimeoutMs)
  const [first] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line', { signal: timeout }),
    gone.then(() => {
      throw new Error(`The analytics engine did not start in ${folder}. ${lastWords.trim()}`)
    }),
  ]).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })) as [string]
  child.stdout.resume()
  return { child, port: (JSON.parse(first) as { port: number }).port, gone }
}
