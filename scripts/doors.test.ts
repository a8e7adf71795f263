import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const run = promisify(execFile)

/** One file per forbidden way through a wall; lint must refuse each. */
const planted = {
  'a slice reads another slice by path': [
    'slices/planted/server/a.ts',
    "import '../../learning/server/store.ts'",
  ],
  "a slice reads another slice's server": [
    'slices/planted/server/b.ts',
    "import '@banxue/slices/learning/server'",
  ],
  'a server reads the browser': ['slices/planted/server/store.ts', "import '../web/index.ts'"],
  'the browser reads a server': ['slices/planted/web/a.ts', "import '../server/index.ts'"],
  'the browser reads a database': ['slices/planted/web/b.ts', "import 'kysely'"],
  'a contract reads a rule': ['slices/planted/contract.ts', "import './server/rule.ts'"],
  'a rule of both sides reads a server': ['slices/planted/rules/a.ts', "import '../server/store.ts'"],
  'a rule of both sides reads a database': ['slices/planted/rules/b.ts', "import 'kysely'"],
  'a file beside the doors': ['slices/planted/p.ts', "import './server/rule.ts'"],
  'SQL outside the store': [
    'slices/planted/server/c.ts',
    "import { sql } from 'kysely'\nexport const now = sql`now()`",
  ],
  'procedures outside the routes': ['slices/planted/server/d.ts', "import '@orpc/server'"],
  'the platform reads a slice': ['platform/planted.ts', "import '@banxue/slices/learning/contract'"],
  'the shared screen parts read a slice': ['ui/planted.tsx', "import '@banxue/slices/learning/web'"],
  "the browser's app reads a server": ['apps/web/planted.ts', "import '@banxue/slices/learning/server'"],
  "the server's app goes past a door": [
    'apps/server/planted.ts',
    "import '../../slices/learning/server/store.ts'",
  ],
  'a setting read in passing': ['slices/planted/server/e.ts', 'export const url = process.env.URL'],
} as const

let refused = ''

beforeAll(async () => {
  for (const [path, code] of Object.values(planted)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), `${code}\n`)
  }
  const paths = Object.values(planted).map(([path]) => path)
  refused = await run('node_modules/.bin/oxlint', ['--format=unix', ...paths], { cwd: root }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  )
})
afterAll(async () => {
  await rm(join(root, 'slices/planted'), { recursive: true, force: true })
  for (const [path] of Object.values(planted)) await rm(join(root, path), { force: true })
})

test.each(Object.entries(planted))('lint refuses: %s', (_way, [path]) => {
  const lines = refused.split('\n').filter((line) => line.startsWith(path) || line.includes(`/${path}:`))
  expect(lines.join('\n')).toMatch(/no-restricted-imports|no-process-env/)
})

test.each([
  '@banxue/slices/learning/server/store',
  '@banxue/slices/learning/server/store.ts',
  '@banxue/slices/learning/web/api',
])('the resolver refuses %s', async (specifier) => {
  const code = `import(${JSON.stringify(specifier)}).then(() => process.exit(0), (error) => { console.error(error.code); process.exit(1) })`
  await expect(
    run(process.execPath, ['--input-type=module', '-e', code], { cwd: join(root, 'apps/server') }),
  ).rejects.toMatchObject({
    stderr: expect.stringContaining('ERR_PACKAGE_PATH_NOT_EXPORTED') as string,
  })
})

test('no import of any form, dynamic ones too, leads from one slice into the inside of another', async () => {
  const ways: string[] = []
  for (const path of await sourcesOf('slices')) {
    const [, slice = ''] = path.split('/')
    for (const specifier of specifiersIn(await readFile(join(root, path), 'utf8'))) {
      if (/^#(.*)\/rules$/.exec(specifier)?.[1] !== slice && specifier.endsWith('/rules'))
        ways.push(`${path} → ${specifier}`)
      if (!specifier.startsWith('.')) continue
      const target = relative(root, resolve(root, dirname(path), specifier))
      if (!target.startsWith(`slices/${slice}/`)) ways.push(`${path} → ${specifier}`)
    }
  }
  expect(ways).toEqual([])
})

async function sourcesOf(folder: string): Promise<string[]> {
  const names = await readdir(join(root, folder), { recursive: true })
  return names
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules') && !name.startsWith('planted/'))
    .map((name) => `${folder}/${name}`)
}

function specifiersIn(code: string): string[] {
  return [...code.matchAll(/(?:from|import|import\s*\()\s*['"]([^'"]+)['"]/g)].flatMap(
    (match) => match[1] ?? [],
  )
}
