import { promisify } from 'node:util'
import { crc32, deflate } from 'node:zlib'

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
/** Filter type 2: each byte as the difference to the one above, which makes flat pictures small. */
const up = 2

/**
 * Pixels as a PNG file (W3C PNG, third edition): 8 bits a channel, no transparency.
 *
 * @param pixels red, green and blue of each pixel, row by row
 */
export async function encodePng(
  pixels: Uint8Array,
  width: number,
  height: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const rowBytes = width * 3
  if (pixels.length !== rowBytes * height) throw new RangeError('There must be three bytes to each pixel.')
  const rows = Buffer.alloc((rowBytes + 1) * height)
  for (let y = 0; y < height; y += 1) {
    const to = y * (rowBytes + 1)
    rows[to] = up
    for (let at = 0; at < rowBytes; at += 1) {
      const above = y === 0 ? 0 : (pixels[(y - 1) * rowBytes + at] ?? 0)
      rows[to + 1 + at] = (pixels[y * rowBytes + at] ?? 0) - above
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits a channel, red, green and blue; deflate, the standard filters, no interlacing.
  header.set([8, 2, 0, 0, 0], 8)
  const data = await promisify(deflate)(rows, { level: 9 })
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(named, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}
