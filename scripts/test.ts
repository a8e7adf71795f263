/** `npm test`: every check in turn, each announced and timed; stops at the first that fails. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findChromium } from '../e2e/chromium.ts'

const root = join(import.meta.dirname, '..')
const stages: readonly (readonly [what: string, command: string, ...args: string[]])[] = [
  ['the format of every file', 'oxfmt', '--check', '.'],
  ['types', 'tsc', '-b', '--noEmit'],
  ['lint', 'oxlint'],
  ['dead code', 'knip'],
  ['rules, stores, processes and browsers', 'vitest', 'run'],
]

const { origin } = await findChromium()
console.log(`Banxue · journeys use the Chromium of ${origin}.`)
if (!process.env.BANXUE_SAMPLES)
  console.log(
    'Banxue · BANXUE_SAMPLES is not set: tests on whole outside books are skipped, small fixtures stand in.',
  )
for (const name of ['DATABASE_URL', 'CLICKHOUSE_URL', 'S3_ENDPOINT', 'SMTP_URL'])
  console.log(
    `Banxue · ${name}: ${process.env[name] ? 'the outside server is tested' : 'not set, the embedded one is tested'}.`,
  )

for (const [what, command, ...args] of stages) {
  const began = performance.now()
  console.log(`Banxue · checking ${what} …`)
  const code = await run(command, args)
  if (code !== 0) {
    console.error(`Banxue · ${what}: failed (${command} ${args.join(' ')}).`)
    process.exit(1)
  }
  console.log(`Banxue · ${what}: fine after ${Math.round((performance.now() - began) / 1000)} s.`)
}

function run(command: string, args: readonly string[]): Promise<number> {
  return new Promise((done, refuse) => {
    const child = spawn(join(root, 'node_modules/.bin', command), args, { cwd: root, stdio: 'inherit' })
    child.on('error', refuse)
    child.on('exit', (code) => done(code ?? 1))
  })
}
