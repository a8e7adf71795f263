import type { ArchiveLimits } from './archive-limits.ts'
import { ImportRefused } from './draft.ts'

/** @throws ImportRefused `text_too_long` */
export function refuseLongText(path: string, sizeBytes: number, limits: ArchiveLimits): void {
  if (sizeBytes > limits.textBytes)
    throw new ImportRefused('text_too_long', path, { limit: String(limits.textBytes) })
}

/**
 * UTF-8, or UTF-16 where a byte order mark says so, without the mark.
 *
 * @throws ImportRefused `text_not_utf8`
 */
export function decodeText(path: string, bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new ImportRefused('text_not_utf8', path)
  }
}
