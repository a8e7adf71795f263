import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const styles = `${root}node_modules/@mantine/core/styles/`
const textOf = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .map((path) => readFileSync(root + path, 'utf8'))
    .join('\n')

test.each(globSync('{ui,apps/web,slices/*/web}', { cwd: root }))(
  'every part of Mantine that %s uses brings its style',
  (folder) => {
    const imported = [...textOf(`${folder}/**/*.tsx`).matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)]
    const names = imported.flatMap(([, list]) => (list ?? '').split(',').map((name) => name.trim()))
    const sheets = textOf('ui/mantine.css') + textOf(`${folder}/**/*.css`)
    const missing = names.filter(
      (name) => existsSync(`${styles}${name}.layer.css`) && !sheets.includes(`/${name}.layer.css`),
    )
    expect([...new Set(missing)]).toEqual([])
  },
)
