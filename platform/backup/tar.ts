/** Bytes of a block: headers are one, bodies are filled up to whole ones. */
export const blockBytes = 512
/** Largest size and longest name that a plain header holds; what is beyond stands in an extended one (POSIX pax). */
const plainSizeBytes = 0o77777777777
const plainNameBytes = 100

/** Zeros that fill a body up to whole blocks. */
export const paddingOf = (sizeBytes: number): number => (blockBytes - (sizeBytes % blockBytes)) % blockBytes

/** What stands before the body of a file in a tar archive. */
export function tarHeader(name: string, sizeBytes: number, at: Date): Buffer {
  const isPlain = Buffer.byteLength(name) <= plainNameBytes && sizeBytes <= plainSizeBytes
  const plain = header({
    name: name.slice(-plainNameBytes),
    sizeBytes: Math.min(sizeBytes, plainSizeBytes),
    at,
    type: '0',
  })
  if (isPlain) return plain
  const body = Buffer.from(record('path', name) + record('size', String(sizeBytes)))
  const extended = header({ name: 'extended', sizeBytes: body.length, at, type: 'x' })
  return Buffer.concat([extended, body, Buffer.alloc(paddingOf(body.length)), plain])
}

/** What a header says; null for the zeros at the end of an archive. */
export interface TarHeader {
  name: string
  sizeBytes: number
  /** `0` for a file, `x` for the extended header of the next one. */
  type: string
}

/** @throws Error where the block is no header */
export function readHeader(block: Buffer): TarHeader | null {
  if (block.every((byte) => byte === 0)) return null
  if (Number.parseInt(textOf(block, 148, 8), 8) !== checksum(block))
    throw new Error('no header of a tar archive')
  return {
    name: textOf(block, 0, 100),
    sizeBytes: Number.parseInt(textOf(block, 124, 12), 8),
    type: textOf(block, 156, 1) || '0',
  }
}

/** The fields of an extended header, by name. */
export function readRecords(body: Buffer): ReadonlyMap<string, string> {
  const records = new Map<string, string>()
  for (let from = 0; from < body.length;) {
    const lengthBytes = Number.parseInt(body.toString('latin1', from, from + 20), 10)
    if (!(lengthBytes > 0)) throw new Error('no extended header of a tar archive')
    const text = body.toString('utf8', from, from + lengthBytes - 1)
    const [, key = '', value = ''] = /^\d+ ([^=]+)=([\s\S]*)$/.exec(text) ?? []
    records.set(key, value)
    from += lengthBytes
  }
  return records
}

function header({ name, sizeBytes, at, type }: TarHeader & { at: Date }): Buffer {
  const block = Buffer.alloc(blockBytes)
  const octal = (value: number, from: number, length: number) =>
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, from, 'latin1')
  block.write(name, 0, 100, 'utf8')
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(sizeBytes, 124, 12)
  octal(Math.floor(at.getTime() / 1000), 136, 12)
  block.write(type, 156, 'latin1')
  block.write('ustar\u000000', 257, 'latin1')
  octal(checksum(block), 148, 7)
  block.write(' ', 155, 'latin1')
  return block
}

/** Sum of a header's bytes, those of the sum itself taken as spaces. */
function checksum(block: Buffer): number {
  return block.reduce((sum, byte, place) => sum + (place >= 148 && place < 156 ? 32 : byte), 0)
}

/** `length key=value\n`, where the length counts itself. */
function record(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`)
  let length = rest + String(rest).length
  if (String(length).length > String(rest).length) length = rest + String(length).length
  return `${length} ${key}=${value}\n`
}

const textOf = (block: Buffer, from: number, length: number): string =>
  (block.toString('utf8', from, from + length).split('\0')[0] ?? '').trim()
