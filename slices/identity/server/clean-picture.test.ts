import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { cleanPicture } from './clean-picture.ts'

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}
function png(side: number, ...beside: Buffer[]): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 6], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...beside,
    chunk('IDAT', deflateSync(Buffer.alloc(side * (side * 4 + 1)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
const jpeg = (...beside: Buffer[]) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0', 'latin1')),
    ...beside,
    segment(0xc0, Buffer.from([8, 0, 40, 0, 60, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 3, 0xff, 0xd9]),
  ])
const riff = (kind: string, body: Buffer) => {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from(kind, 'latin1'), size, body, Buffer.alloc(body.length % 2)])
}
const webp = (...chunks: Buffer[]) => riff('RIFF', Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks]))
/** 60 × 40 without loss. */
const still = riff('VP8L', Buffer.concat([Buffer.from([0x2f, 59, 0xc0, 9, 0]), Buffer.alloc(20)]))
const secret = Buffer.from('51.5 N, taken by Li Na', 'latin1')

test('a PNG keeps its picture and loses its words and what follows its end', () => {
  const cleaned = cleanPicture(Buffer.concat([png(16, chunk('tEXt', secret)), Buffer.from('<script>')]))
  expect(cleaned).toMatchObject({ mediaType: 'image/png', width: 16, height: 16 })
  expect(cleaned?.bytes).toEqual(png(16))
})
test('a JPEG keeps its picture and loses where and with what it was taken', () => {
  const cleaned = cleanPicture(jpeg(segment(0xe1, secret), segment(0xfe, secret)))
  expect(cleaned).toMatchObject({ mediaType: 'image/jpeg', width: 60, height: 40 })
  expect(cleaned?.bytes).toEqual(jpeg())
})
test('a WebP keeps its picture and loses what stands beside it', () => {
  const cleaned = cleanPicture(webp(still, riff('EXIF', secret), riff('XMP ', secret)))
  expect(cleaned).toMatchObject({ mediaType: 'image/webp', width: 60, height: 40 })
  expect(cleaned?.bytes).toEqual(webp(still))
})
test.each([
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a GIF', Buffer.from('GIF89a\x01\0\x01\0', 'latin1')],
  ['nothing', Buffer.alloc(0)],
  ['a PNG that is cut', png(16).subarray(0, 60)],
  ['a JPEG that is cut', jpeg().subarray(0, 30)],
  ['a WebP that is cut', webp(still).subarray(0, 34)],
  ['a WebP that moves', webp(riff('ANIM', Buffer.alloc(6)), still)],
  ['a PNG that is too large to show', png(1).fill(0xff, 16, 18)],
])('%s is no logo', (_, bytes) => {
  expect(cleanPicture(bytes)).toBeNull()
})
