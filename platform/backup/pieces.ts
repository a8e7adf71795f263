import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'
import type { Entry } from './archive-reader.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)
/** Bytes of a piece before it is compressed: what is held in memory, as an archive wants sizes first. */
const pieceBytes = 8 * 1024 * 1024
// The first level is as fast as the disk and makes rows of the log six times smaller.
const params = { [constants.ZSTD_c_compressionLevel]: 1 }

/**
 * Cuts a stream into compressed pieces, each compressed while the next one is read.
 *
 * @param take gets the pieces in their order, numbered from 1, and the size each had before
 */
export async function inPieces(
  body: AsyncIterable<Uint8Array>,
  take: (number: number, piece: Buffer, plainBytes: number) => Promise<void>,
): Promise<void> {
  let parts: Uint8Array[] = []
  let size = 0
  let number = 0
  let last = Promise.resolve()
  const cut = async () => {
    const plain = Buffer.concat(parts)
    parts = []
    size = 0
    const mine = ++number
    await last
    last = compress(plain, { params }).then((piece) => take(mine, piece, plain.length))
    // Awaited before the next piece; until then a failure must not count as unhandled.
    last.catch(() => undefined)
  }
  for await (const part of body) {
    parts.push(part)
    size += part.length
    if (size >= pieceBytes) await cut()
  }
  if (size > 0) await cut()
  await last
}

/** `0001.tsv.zst`: sorts as the pieces follow one another. */
export const pieceName = (number: number, kind: 'tsv' | 'native'): string =>
  `${String(number).padStart(6, '0')}.${kind}.zst`

/** The stream that was cut into pieces, whole again. */
export function fromPieces(
  pieces: readonly Entry[],
  read: (entry: Entry) => AsyncIterable<Buffer>,
): Readable {
  async function* whole() {
    for (const piece of pieces) {
      const parts: Buffer[] = []
      for await (const bytes of read(piece)) parts.push(bytes)
      yield await decompress(Buffer.concat(parts))
    }
  }
  return Readable.from(whole(), { objectMode: true, highWaterMark: 1 })
}
