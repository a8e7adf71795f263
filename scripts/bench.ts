/** `npm run bench -- NAME`: runs `bench/NAME.ts`; without a name lists what there is. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', 'bench')
const [name, ...args] = process.argv.slice(2)
const file = join(folder, `${name ?? ''}.ts`)
if (!name || !/^[a-z-]+$/.test(name) || !existsSync(file)) {
  const names = readdirSync(folder).flatMap((entry) => /^([a-z-]+)\.ts$/.exec(entry)?.[1] ?? [])
  console.error(`usage: npm run bench -- <${names.filter((found) => found !== 'report').join(' | ')}>`)
  process.exit(2)
}
spawn(process.execPath, [file, ...args], { stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1))
