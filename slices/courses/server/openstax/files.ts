import type { FileDraft, SourceArchive } from '../draft.ts'
import { resolvePath } from './container.ts'

const mediaTypes: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  avif: 'image/avif',
}

/** The pictures of one course: each file of the archive once, under a name that is safe in HTML. */
export class FileRegistry {
  readonly #archive: SourceArchive
  readonly #names = new Map<string, string>()
  readonly #drafts = new Map<string, FileDraft>()

  constructor(archive: SourceArchive) {
    this.#archive = archive
  }

  /** The path of a file that `source`, seen from `folder`, names; null when it is not in the archive. */
  find(folder: string, source: string): string | null {
    for (const written of [source, decoded(source)]) {
      const path = resolvePath(folder, written)
      if (path !== null && path !== '' && this.#archive.has(path)) return path
    }
    return null
  }

  /** The name of a picture for `file:NAME`; null when it is missing or no picture that browsers show. */
  picture(folder: string, source: string): string | null {
    const path = this.find(folder, source)
    const mediaType = mediaTypes[path?.split('.').at(-1)?.toLowerCase() ?? '']
    if (path === null || mediaType === undefined) return null
    const known = this.#names.get(path)
    if (known !== undefined) return known
    const name = this.#freeName(path)
    this.#names.set(path, name)
    this.#drafts.set(name, {
      name,
      mediaType,
      sizeBytes: this.#archive.sizeBytes(path),
      open: () => this.#archive.open(path),
    })
    return name
  }

  drafts(): FileDraft[] {
    return [...this.#drafts.values()]
  }

  /** The file's own name where it is free, else with the folders before it. */
  #freeName(path: string): string {
    const parts = path.split('/')
    for (let taken = 1; taken <= parts.length; taken += 1) {
      const name = parts
        .slice(-taken)
        .join('-')
        .replace(/[^A-Za-z0-9._-]+/g, '_')
      if (!this.#drafts.has(name)) return name
    }
    return `${this.#drafts.size}-${parts.join('-').replace(/[^A-Za-z0-9._-]+/g, '_')}`
  }
}

function decoded(source: string): string {
  try {
    return decodeURIComponent(source)
  } catch {
    return source
  }
}
