import type { Readable } from 'node:stream'

/**
 * Where files and media are kept. Keys are paths of letters, digits, `-`, `_`, `.` and `/`; nothing is ever
 * changed in place, so a key that is there is whole.
 */
export interface Storage {
  /** Stores a body under a key; durable when it resolves, and nothing under the key when it rejects. */
  put(key: string, body: Readable | Uint8Array, meta: { mediaType: string }): Promise<void>
  /**
   * @param range bytes from `start` to `end`, both included
   * @throws NoSuchFile
   */
  open(key: string, range?: { start: number; end: number }): Promise<Readable>
  /** Size in bytes; null where there is no such file. */
  sizeBytes(key: string): Promise<number | null>
  has(key: string): Promise<boolean>
  delete(key: string): Promise<void>
  deletePrefix(prefix: string): Promise<void>
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
