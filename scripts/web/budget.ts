import { gzipSync } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'

interface Budget {
  /** Modules, by the end of their path, that the route loads besides the entry. */
  modules: readonly string[]
  /** Modules whose JavaScript is there already and does not count, nor does the entry's then. */
  beyond?: readonly string[]
  /** JavaScript that the route may load in all, gzipped, kB of 1,000 bytes. */
  limitKb: number
}

/** Chunks of a build by file name. */
export type Chunks = ReadonlyMap<string, Pick<Rollup.OutputChunk, 'imports' | 'code'>>

/** Files that starting from some chunks loads: they and all they import statically, each once. */
export function closureOf(chunks: Chunks, starts: readonly string[]): Set<string> {
  const found = new Set<string>()
  const waiting = [...starts]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    found.add(name)
    waiting.push(...(chunks.get(name)?.imports ?? []))
  }
  return found
}

/** Fails the build where a first route loads more JavaScript than it may, and prints what it loads. */
export function budget(routes: Readonly<Record<string, Budget>>): Plugin {
  return {
    name: 'banxue:budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const outputs = Object.values(bundle).filter((output) => output.type === 'chunk')
      const chunks: Chunks = new Map(outputs.map((chunk) => [chunk.fileName, chunk]))
      const holding = (module: string) => {
        const chunk = outputs.find((output) => output.moduleIds.some((id) => id.endsWith(module)))
        if (!chunk) this.error(`The budget names ${module}, which no chunk holds.`)
        return chunk.fileName
      }
      const entries = outputs.filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName)
      for (const [route, { modules, beyond, limitKb }] of Object.entries(routes)) {
        const before = beyond && closureOf(chunks, [...entries, ...beyond.map(holding)])
        const loaded = closureOf(chunks, [...entries, ...modules.map(holding)])
        const sizes = [...loaded.difference(before ?? new Set())].map(
          (name) => [name, gzipSync(chunks.get(name)?.code ?? '').length / 1000] as const,
        )
        const total = sizes.reduce((sum, [, kb]) => sum + kb, 0)
        const lines = sizes
          .toSorted((a, b) => b[1] - a[1])
          .map(([name, kb]) => `  ${kb.toFixed(1)} kB  ${name}`)
        const text = `${route}: ${total.toFixed(1)} of ${limitKb} kB of JavaScript, gzipped\n${lines.join('\n')}`
        if (total > limitKb) this.error(`Over the budget. ${text}`)
        this.info(text)
      }
    },
  }
}
