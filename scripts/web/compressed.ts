import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Writes a `.br` and a `.gz` beside every text file of the build above 1 kB, so that the server compresses nothing. */
export function compressed(): Plugin {
  let folder = ''
  return {
    name: 'banxue:compressed',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    async closeBundle() {
      // A build that failed comes here too, and is not to be hidden behind what it did not write.
      if (!existsSync(folder)) return
      for (const name of await readdir(folder, { recursive: true })) {
        if (!/\.(js|css|svg|webmanifest)$/.test(name)) continue
        const text = await readFile(join(folder, name))
        if (text.length < 1000) continue
        const params = { [constants.BROTLI_PARAM_QUALITY]: 10 }
        await writeFile(join(folder, `${name}.br`), brotliCompressSync(text, { params }))
        await writeFile(join(folder, `${name}.gz`), gzipSync(text, { level: 9 }))
      }
    },
  }
}
