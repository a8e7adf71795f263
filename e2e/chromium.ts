import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

/** A Chromium to test with, and what its process needs. */
export interface FoundChromium {
  path: string
  /** Where it came from, for people. */
  origin: string
  env: Record<string, string>
}

const root = join(import.meta.dirname, '..')

/**
 * A Chromium, in this order: CHROMIUM_PATH, the system's, Playwright's, the one that npm ships.
 * The last needs no library of the system: it brings them.
 */
export async function findChromium(): Promise<FoundChromium> {
  const env = await fontEnvironment()
  const own = process.env.CHROMIUM_PATH
  if (own) return { path: own, origin: 'CHROMIUM_PATH', env }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const system = process.env.CHROMIUM_NPM
    ? undefined
    : folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path))
  if (system) return { path: system, origin: 'the system', env }
  const playwrights = chromium.executablePath()
  if (!process.env.CHROMIUM_NPM && existsSync(playwrights))
    return { path: playwrights, origin: 'Playwright', env }
  return fromNpm(env)
}

async function fromNpm(env: Record<string, string>): Promise<FoundChromium> {
  const shipped = await import('@sparticuz/chromium')
  const bin = join(root, 'node_modules/@sparticuz/chromium/bin')
  const path = await shipped.default.executablePath(bin)
  await shipped.inflate(join(bin, 'al2023.tar.br'))
  const libraries = [join(tmpdir(), 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return { path, origin: 'npm', env: { ...env, LD_LIBRARY_PATH: libraries } }
}

/** Fonts of the system and the Noto Sans SC that npm ships, so that Chinese is drawn on bare machines too. */
async function fontEnvironment(): Promise<Record<string, string>> {
  const folder = join(root, '.cache', 'fonts')
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'fonts.conf')
  const noto = join(root, 'node_modules/@expo-google-fonts/noto-sans-sc')
  const bold = ['400Regular', '500Medium', '700Bold'].map((weight) => `<dir>${join(noto, weight)}</dir>`)
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>/usr/share/fonts</dir>${bold.join('')}
<cachedir>${join(folder, 'cache')}</cachedir>
</fontconfig>`,
  )
  return { FONTCONFIG_FILE: file }
}
