/** What a school's logo may be. An SVG may hold scripts and addresses, and is none. */
type PictureType = 'image/png' | 'image/jpeg' | 'image/webp'

interface CleanPicture {
  mediaType: PictureType
  bytes: Buffer
  /** Pixels. */
  width: number
  height: number
}

/** Longest side of a logo, pixels. */
const longestSide = 2048

/**
 * A picture with nothing in it but the picture: what cameras and programs write beside it (places, names, previews)
 * is left out, and so is whatever follows its end. The bytes say what it is, not its name.
 *
 * @returns null where it is no still PNG, JPEG or WebP of at most `longestSide`, or is cut
 */
export function cleanPicture(bytes: Buffer): CleanPicture | null {
  const picture = cleanPng(bytes) ?? cleanJpeg(bytes) ?? cleanWebp(bytes)
  if (picture === null) return null
  const { width, height } = picture
  const isSound = [width, height].every((side) => side > 0 && side <= longestSide)
  return isSound ? picture : null
}

const pngMark = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const pngChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'sRGB', 'cHRM', 'IDAT', 'IEND'])

function cleanPng(bytes: Buffer): CleanPicture | null {
  if (!bytes.subarray(0, 8).equals(pngMark) || bytes.length < 33) return null
  const parts: Buffer[] = [pngMark]
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (end > bytes.length) return null
    if (pngChunks.has(kind)) parts.push(bytes.subarray(at, end))
    if (kind === 'IEND') {
      const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
      return { mediaType: 'image/png', bytes: Buffer.concat(parts), width, height }
    }
    at = end
  }
  return null
}

/** Start of frame of every kind of JPEG: C0 to CF without tables (C4), reserved (C8) and arithmetic (CC). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
/** Application data but JFIF's and Adobe's, which say how colours are meant; and comments. */
const isBeside = (marker: number) => (marker > 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe

function cleanJpeg(bytes: Buffer): CleanPicture | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  const parts: Buffer[] = [bytes.subarray(0, 2)]
  let [width, height] = [0, 0]
  for (let at = 2; at + 4 <= bytes.length;) {
    const marker = bytes[at + 1] ?? 0
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (bytes[at] !== 0xff || end > bytes.length) return null
    if (isFrame(marker)) [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)]
    if (marker === 0xda) {
      const last = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]))
      if (last < end) return null
      parts.push(bytes.subarray(at, last + 2))
      return { mediaType: 'image/jpeg', bytes: Buffer.concat(parts), width, height }
    }
    if (!isBeside(marker)) parts.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

const webpChunks = new Set(['VP8 ', 'VP8L', 'ALPH'])

function cleanWebp(bytes: Buffer): CleanPicture | null {
  const isWebp =
    bytes.toString('latin1', 0, 4) === 'RIFF' &&
    bytes.toString('latin1', 8, 12) === 'WEBP' &&
    bytes.length > 30
  const whole = isWebp ? 8 + bytes.readUInt32LE(4) : 0
  if (!isWebp || whole > bytes.length) return null
  const parts: Buffer[] = []
  let size: { width: number; height: number } | null = null
  for (let at = 12; at + 8 <= whole;) {
    const kind = bytes.toString('latin1', at, at + 4)
    const end = at + 8 + bytes.readUInt32LE(at + 4)
    if (end > whole || kind === 'ANIM') return null
    const chunk = bytes.subarray(at, end + ((end - at) % 2))
    if (kind === 'VP8X') {
      const beside = Buffer.from(chunk)
      // Says whether there is transparency; not any more that there are colours' profiles, places or programs' words.
      beside.writeUInt8(beside.readUInt8(8) & 0x10, 8)
      parts.push(beside)
    } else if (webpChunks.has(kind)) parts.push(chunk)
    size = sizeOfWebp(kind, chunk) ?? size
    at = end + ((end - at) % 2)
  }
  if (size === null) return null
  const body = Buffer.concat(parts)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  return { mediaType: 'image/webp', bytes: Buffer.concat([head, body]), ...size }
}

function sizeOfWebp(kind: string, chunk: Buffer): { width: number; height: number } | null {
  if (kind === 'VP8 ' && chunk.length >= 18)
    return { width: chunk.readUInt16LE(14) & 0x3fff, height: chunk.readUInt16LE(16) & 0x3fff }
  if (kind !== 'VP8L' || chunk.length < 13) return null
  const bits = chunk.readUInt32LE(9)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
