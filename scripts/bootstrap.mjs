/**
 * Set-up before `npm start`, `npm test` and `npm run dev`: packages, then the browser program.
 * Plain JavaScript for the machine's own Node (20 or newer); from here on the Node of `node_modules` runs.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const purpose = process.argv[2] ?? 'start'
const require = createRequire(import.meta.url)
const say = (words) => console.log(`Banxue · ${words}`)

if (Number(process.versions.node.split('.')[0]) < 20)
  fail('Banxue needs Node 20 or newer to begin with; it brings the Node it runs on.')
await packages()
if (purpose !== 'dev') await program()

/** Installs exactly what the lock file names, unless that is what is there. */
async function packages() {
  const stampFile = join(root, 'node_modules', '.banxue')
  const lock = hashOf(['package-lock.json', 'package.json'])
  const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8').split(' ') : []
  // Whoever once tested here keeps the tools: a start after a change takes nothing away.
  const wanted = purpose === 'start' && stamp[1] !== 'all' ? 'run' : 'all'
  if (stamp[0] === lock && (stamp[1] === 'all' || stamp[1] === wanted) && whole()) return
  say('installing packages (about a minute the first time, 1.3 GB) …')
  const scope = wanted === 'run' ? ['--omit=dev'] : ['--include=dev']
  await run('npm', ['ci', ...scope, '--no-audit', '--no-fund', '--loglevel=error'])
  if (!whole())
    fail(
      'The install left out the programs that npm packages bring (Node 24, PostgreSQL). If scripts are switched off, run: npm ci --ignore-scripts=false',
    )
  writeFileSync(stampFile, `${lock} ${wanted}`)
  say('packages are in place.')
}

/** Packages whose install scripts did not run look installed and are not. */
function whole() {
  if (!existsSync(join(root, 'node_modules/.bin/node'))) return false
  try {
    require('node:child_process').execFileSync(join(root, 'node_modules/.bin/node'), [
      '-e',
      'process.exit(+(+process.versions.node.split(".")[0] < 24))',
    ])
    return true
  } catch {
    return false
  }
}

/** Builds the browser program when its sources are newer than what was built. */
async function program() {
  const stampFile = join(root, 'dist', '.sources')
  const sources = hashOf([
    'package-lock.json',
    'vite.config.ts',
    'ui',
    'apps/web',
    'platform',
    ...webFolders(),
  ])
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources) return
  say('building the pages …')
  await run(join(root, 'node_modules/.bin/node'), [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    '--logLevel',
    'warn',
  ])
  writeFileSync(stampFile, sources)
  say('the pages are built.')
}

function webFolders() {
  const slices = readdirSync(join(root, 'slices'), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'node_modules',
  )
  const seen = ['web', 'contract.ts', 'contract', 'rules']
  return slices.flatMap(({ name }) => seen.map((part) => `slices/${name}/${part}`))
}

/** One hash over files and folders: names and contents, without tests. */
function hashOf(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) {
      for (const name of [...readdirSync(full)].sort((a, b) => (a < b ? -1 : 1)))
        if (name !== 'node_modules') add(join(path, name))
    } else if (!/\.test\.tsx?$/.test(path)) hash.update(path).update(readFileSync(full))
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

function run(command, args) {
  const began = Date.now()
  const ticking = setInterval(
    () => say(`… still at it after ${Math.round((Date.now() - began) / 1000)} s`),
    20_000,
  )
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit' })
    child.on('error', (error) => fail(`${command} could not be started: ${error.message}`))
    child.on('exit', (code) => {
      clearInterval(ticking)
      if (code !== 0)
        fail(`${[command, ...args].join(' ')} ended with ${code}; what it printed above says why.`)
      done()
    })
  })
}

function fail(words) {
  console.error(`Banxue · ${words}`)
  process.exit(1)
}
