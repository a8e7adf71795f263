import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin, type Rollup } from 'vite'
import { closureOf } from './budget.ts'

interface Options {
  /** Source of the worker. */
  entry: string
  /** Modules, by a part of their path, that learners' pages load; with what they import their files are kept. */
  pages: RegExp
  /** The same for what plays videos: kept on a device from the first video on that somebody saves there. */
  video: RegExp
  /** What keeping all of it may cost on the way, gzipped, kB of 1,000 bytes. */
  limitKb: number
}

/** A file that the worker keeps; the revision is null where the name changes with the content. */
interface Kept {
  url: string
  revision: string | null
}

type Bundle = Rollup.OutputBundle

/**
 * Builds the service worker as `/sw.js`, with the list of files that open the learner's pages without a network: the
 * page without anybody's data (`/shell`), the entry, the pages' own chunks and their styles. Says what that costs.
 */
export function serviceWorker({ entry, pages, video, limitKb }: Options): Plugin {
  let folder = ''
  return {
    name: 'banxue:service-worker',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    async writeBundle(_, bundle) {
      const names = keptFiles(bundle, pages)
      const videoNames = keptFiles(bundle, video).filter((name) => !names.includes(name))
      const [kb, videoKb] = [sizeKb(bundle, names), sizeKb(bundle, videoNames)]
      const text = `kept for offline: ${kb.toFixed(1)} of ${limitKb} kB in ${names.length} files, gzipped; with saved videos ${videoKb.toFixed(1)} kB more`
      if (kb > limitKb) this.error(`Over the budget. ${text}`)
      this.info(text)
      const shell = { url: '/shell', revision: hashOf(textOf(bundle, 'index.html')) }
      const files: Kept[] = [shell, ...names.map((name) => ({ url: `/${name}`, revision: null }))]
      const videoFiles = videoNames.map((name) => `/${name}`)
      await writeFile(join(folder, 'sw.js'), await built(entry, { builtFiles: files, videoFiles }))
    },
  }
}

/** Chunks of the entry and of the pages with all they import, and the styles of all of these; names in order. */
export function keptFiles(bundle: Bundle, pages: RegExp): string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
  const starts = chunks.filter((chunk) => chunk.isEntry || chunk.moduleIds.some((id) => pages.test(id)))
  const scripts = closureOf(
    new Map(chunks.map((chunk) => [chunk.fileName, chunk])),
    starts.map((chunk) => chunk.fileName),
  )
  const styles = chunks
    .filter((chunk) => scripts.has(chunk.fileName))
    .flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])])
  return [...new Set([...scripts, ...styles])].toSorted()
}

/** @param lists what the worker finds under these names */
async function built(entry: string, lists: Readonly<Record<string, unknown>>): Promise<string> {
  const result = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: {
      ...Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, JSON.stringify(list)])),
      'process.env.NODE_ENV': JSON.stringify('production'),
    },
    build: {
      write: false,
      target: 'es2023',
      lib: { entry, formats: ['iife'], name: 'banxue', fileName: () => 'sw.js' },
    },
  })) as Rollup.RollupOutput[]
  const [chunk] = result.flatMap(({ output }) => output)
  if (chunk?.type !== 'chunk') throw new Error('The service worker was not built.')
  return chunk.code
}

const sizeKb = (bundle: Bundle, names: readonly string[]): number =>
  names.reduce((sum, name) => sum + gzipSync(textOf(bundle, name)).length, 0) / 1000

function textOf(bundle: Bundle, name: string): string | Uint8Array {
  const output = bundle[name]
  if (output === undefined) throw new Error(`The build holds no ${name}.`)
  return output.type === 'chunk' ? output.code : output.source
}

const hashOf = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex').slice(0, 16)
