import { crc32, inflateSync } from 'node:zlib'
import type { CoursePage } from '@banxue/slices/courses/contract'
import { coverScene } from '@banxue/ui/first/cover'
import { expect, test } from 'vitest'
import { createPreviews, previewOf, previewPath, previewSize } from './course-preview.ts'
import { drawCover } from './draw-cover.ts'
import { encodePng } from './png.ts'

const course = {
  slug: '口语 travel',
  details: { title: { en: 'Spoken English' }, cover: { hue: 60, glyph: '语' } },
} as Pick<CoursePage, 'slug' | 'details'>

/** The chunks of a PNG file, each with its checksum found right. */
function chunksOf(file: Buffer): Map<string, Buffer> {
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < file.length;) {
    const end = at + 8 + file.readUInt32BE(at)
    expect(file.readUInt32BE(end)).toBe(crc32(file.subarray(at + 4, end)))
    chunks.set(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, end))
    at = end + 4
  }
  return chunks
}

/** Pixels back from a file in which every row has the filter "up". */
function pixelsOf(file: Buffer, width: number): Uint8Array {
  const rows = inflateSync(chunksOf(file).get('IDAT') ?? Buffer.alloc(0))
  const rowBytes = width * 3
  const pixels = new Uint8Array((rows.length / (rowBytes + 1)) * rowBytes)
  for (let at = 0; at < pixels.length; at += 1) {
    const y = Math.floor(at / rowBytes)
    expect(rows[y * (rowBytes + 1)]).toBe(2)
    pixels[at] = (rows[at + y + 1] ?? 0) + (y === 0 ? 0 : (pixels[at - rowBytes] ?? 0))
  }
  return pixels
}

const given = async (path: string) => {
  const preview = previewOf(path)
  if (preview === null) throw new Error(`no preview at ${path}`)
  return createPreviews()(preview, course)
}

test('the picture of a link preview is a PNG of 1200 by 630 pixels, for ever under its address', async () => {
  const response = await given(previewPath(course))
  const file = Buffer.from(await response.arrayBuffer())

  expect(response.headers.get('content-type')).toBe('image/png')
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const chunks = chunksOf(file)
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND'])
  expect([...(chunks.get('IHDR') ?? [])]).toEqual([0, 0, 4, 176, 0, 0, 2, 118, 8, 2, 0, 0, 0])
  expect(previewSize).toEqual({ width: 1200, height: 630 })
  expect(file.length).toBeLessThan(60_000)
})

test('what was drawn reads back pixel by pixel', async () => {
  const drawn = drawCover(coverScene({ title: 'Trees', hue: 150 }), 64, 36)

  const read = pixelsOf(Buffer.from(await encodePng(drawn, 64, 36)), 64)
  expect(Buffer.from(read)).toEqual(Buffer.from(drawn))
})

test('the drawing has the sky above, the front hill below, and light around the lamp', () => {
  const scene = coverScene({ title: 'Trees', hue: 150 })
  const drawn = drawCover(scene, 320, 180)
  const at = (x: number, y: number) =>
    `#${Buffer.from(drawn.subarray((y * 320 + x) * 3, (y * 320 + x) * 3 + 3)).toString('hex')}`
  const [x = 0, y = 0] = scene.lights[0]?.centre ?? []

  expect(at(x < 160 ? 319 : 0, 0)).toBe(scene.sky)
  expect(at(160, 179)).toBe(scene.hills.at(-1)?.fill)
  expect([scene.sky, ...scene.hills.map(({ fill }) => fill)]).not.toContain(at(x, y))
})

test('another title is another address; an old address shows the present picture for a while', async () => {
  const renamed = { ...course, details: { ...course.details, title: { en: 'Spoken French' } } }
  expect(previewPath(renamed)).not.toBe(previewPath(course))

  const late = await given(previewPath(renamed))
  expect(late.headers.get('cache-control')).toBe('public, max-age=3600')
  expect(await late.arrayBuffer()).toEqual(await (await given(previewPath(course))).arrayBuffer())
})

test.each(['/cover/a.svg', '/cover/a.png', '/cover/%E0%A4.0a1b2c3d.png', '/cover/a/b.0a1b2c3d.png'])(
  '%s names no preview',
  (path) => expect(previewOf(path)).toBeNull(),
)

test('a course that is not there has no picture', async () => {
  expect((await createPreviews()({ slug: 'none', mark: '0a1b2c3d' }, null)).status).toBe(404)
})
