import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { serverFlags } from './server-flags.ts'

/** A process that takes telemetry and ships it; see spine-server.ts. */
export interface SpineServer {
  port: number
  /** Ends it in order. */
  stop(): Promise<void>
  /** Ends it as a power cut does (signal 9). */
  kill(): Promise<void>
}

export async function startSpineServer(databaseUrl: string, analyticsUrl: string): Promise<SpineServer> {
  const program = fileURLToPath(new URL('spine-server.ts', import.meta.url))
  const child = spawn(process.execPath, [...serverFlags, program, databaseUrl, analyticsUrl], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    gone.then(() => {
      throw new Error('The server ended before it listened')
    }),
  ])) as [string]
  return {
    port: (JSON.parse(line) as { port: number }).port,
    async stop() {
      child.stdin.end()
      await gone
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
