import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findChromium } from '../../e2e/chromium.ts'

const run = promisify(execFile)

/** A line between two network namespaces of Linux, held to a rate by its kernel in both directions. */
export interface RealLine {
  /** Address at which the school has to listen. */
  schoolAddress: string
  /** Program that starts Chromium at the other end. */
  browserPath: string
  /** @param rate as `tc` writes it: `3mbit`, `64kbit` */
  shape: (rate: string) => Promise<void>
  close: () => Promise<void>
}

const [schoolAddress, learnerAddress] = ['10.213.77.1', '10.213.77.2']

/**
 * Lays a line of its own; needs root, `ip` and `tc`. A token bucket holds it to the rate, and what waits longer than
 * half a second is dropped, as at the edge of a mobile network.
 */
export async function layLine(): Promise<RealLine> {
  const name = `banxue-${process.pid}`
  const [here, there] = [`bx${process.pid}a`, `bx${process.pid}b`]
  const ip = (...words: string[]) => run('ip', words)
  const inside = (...words: string[]) => ip('netns', 'exec', name, ...words)
  await ip('netns', 'add', name)
  await ip('link', 'add', here, 'type', 'veth', 'peer', 'name', there, 'netns', name)
  await ip('address', 'add', `${schoolAddress}/30`, 'dev', here)
  await ip('link', 'set', here, 'up')
  await inside('ip', 'address', 'add', `${learnerAddress}/30`, 'dev', there)
  await inside('ip', 'link', 'set', there, 'up')
  await inside('ip', 'link', 'set', 'lo', 'up')

  const folder = await mkdtemp(join(tmpdir(), 'banxue-line-'))
  const browserPath = join(folder, 'chromium')
  const { path } = await findChromium()
  await writeFile(browserPath, `#!/bin/sh\nexec ip netns exec ${name} ${path} "$@"\n`)
  await chmod(browserPath, 0o755)
  return {
    schoolAddress,
    browserPath,
    async shape(rate) {
      const bucket = ['root', 'tbf', 'rate', rate, 'burst', '8kb', 'latency', '500ms']
      await run('tc', ['qdisc', 'replace', 'dev', here, ...bucket])
      await inside('tc', 'qdisc', 'replace', 'dev', there, ...bucket)
    },
    async close() {
      await ip('netns', 'delete', name)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
