import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '..', '..')

export interface BenchSchool {
  url: string
  /** Of the demo's course. */
  slug: string
  close(): Promise<void>
}

/** A whole school with the demo's course and no simulated learners, or the open one that BENCH_URL names. */
export async function openSchool(): Promise<BenchSchool> {
  const given = process.env.BENCH_URL
  if (given !== undefined) return { url: given, slug: await firstSlug(given), close: () => Promise.resolve() }
  const data = await mkdtemp(join(process.env.BANXUE_DATA ?? tmpdir(), 'banxue-bench-'))
  const env = { ...process.env, BANXUE_DATA: data, BANXUE_DEMO: 'off', PORT: '0' }
  const server = spawn(process.execPath, ['apps/server/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await readyUrl(server)
  const course = join(root, 'content', 'spoken-english-for-travel')
  const cli = spawn(process.execPath, ['apps/cli/main.ts', 'import', course], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await once(cli, 'exit')
  return {
    url,
    slug: await firstSlug(url),
    async close() {
      server.kill('SIGTERM')
      await once(server, 'exit')
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function readyUrl(server: ChildProcess): Promise<string> {
  if (server.stdout === null) throw new Error('The school has no output to read.')
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /is ready: (\S+)/.exec(line)?.[1]
    if (url !== undefined) return url
  }
  throw new Error('The school ended before it was ready.')
}

async function firstSlug(url: string): Promise<string> {
  const response = await fetch(`${url}/api/courses`)
  const [first] = (await response.json()) as { slug: string }[]
  if (first === undefined) throw new Error('The school has no course to measure.')
  return first.slug
}
