import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const styles = `${root}node_modules/@mantine/core/styles/`

test('every part of Mantine that a page uses brings its style', () => {
  const list = readFileSync(`${root}ui/mantine.css`, 'utf8')
  const pages = globSync('{ui,apps/web,slices/*/web}/**/*.tsx', { cwd: root })
  const used = pages.flatMap((page) =>
    [...readFileSync(root + page, 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(
      ([, names]) => (names ?? '').split(',').map((name) => name.replace('type ', '').trim()),
    ),
  )
  const missing = used.filter(
    (name) => existsSync(`${styles}${name}.layer.css`) && !list.includes(`/${name}.layer.css`),
  )
  expect([...new Set(missing)]).toEqual([])
})
