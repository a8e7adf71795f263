/** `npm run dev`: the server, started anew when its files change, and Vite beside it with hot replacement. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules/.bin', name)
const children = [
  spawn(
    process.execPath,
    ['--watch-path=apps', '--watch-path=platform', '--watch-path=slices', 'apps/server/main.ts'],
    { cwd: root, stdio: 'inherit' },
  ),
  spawn(bin('vite'), [], { cwd: root, stdio: 'inherit' }),
]
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
  })
for (const child of children)
  child.on('exit', (code) => {
    for (const other of children) other.kill()
    process.exitCode = code ?? 1
  })
