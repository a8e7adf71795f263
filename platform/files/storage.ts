import type { Readable } from 'node:stream'

export interface StoredFile {
  key: string
  sizeBytes: number
}

export interface FileMeta {
  mediaType: string
  /** Length of a stream where it is known: some stores want it first. */
  sizeBytes?: number
}

/**
 * Where files and media are kept. Keys are paths of letters, digits, `-`, `_`, `.` and `/`; nothing is ever
 * changed in place, so a key that is there is whole.
 */
export interface Storage {
  /** Stores a body under a key; durable when it resolves, and nothing under the key when it rejects. */
  put(key: string, body: Readable | Uint8Array, meta: FileMeta): Promise<void>
  /**
   * @param range bytes from `start` to `end`, both included
   * @throws NoSuchFile
   */
  open(key: string, range?: { start: number; end: number }): Promise<Readable>
  /** Size in bytes; null where there is no such file. */
  sizeBytes(key: string): Promise<number | null>
  has(key: string): Promise<boolean>
  /** Every file whose key begins with a folder's `name/`, or every file of all; what comes and goes meanwhile may be in it. */
  list: (prefix?: string) => AsyncIterable<StoredFile>
  delete(key: string): Promise<void>
  deletePrefix(prefix: string): Promise<void>
  /** Where a file lies on this machine's disk, for programs that read it themselves; null where it lies elsewhere. */
  pathOf(key: string): string | null
  /** Bytes that still fit; null where nobody knows. */
  freeBytes(): Promise<number | null>
  /** Resolves when files can be written and read. */
  check(): Promise<void>
}

export class NoSuchFile extends Error {
  constructor(key: string) {
    super(`no file ${key}`)
  }
}

/** @throws Error for a key that could leave the storage or be spelled in two ways */
export function checkKey(key: string): string {
  if (!/^[\w.-]+(\/[\w.-]+)*\/?$/.test(key) || key.split('/').some((part) => part === '..' || part === '.'))
    throw new Error(`bad storage key ${JSON.stringify(key)}`)
  return key
}
