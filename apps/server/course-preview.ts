import { createHash } from 'node:crypto'
import { inLanguage } from '@banxue/platform/i18n/in-language'
import type { CoursePage } from '@banxue/slices/courses/contract'
import { coverScene } from '@banxue/ui/first/cover'
import { drawCover } from './draw-cover.ts'
import { encodePng } from './png.ts'

/** Pixels of a link preview's picture, as messengers want it (1.91 : 1). */
export const previewSize = { width: 1200, height: 630 } as const

/** What an address of a preview names. */
interface Preview {
  slug: string
  mark: string
}
type Course = Pick<CoursePage, 'slug' | 'details'>

/** Raised when the drawing changes, so that addresses change with it. */
const drawing = 1
const maxKept = 100

/** Address of a course's picture for link previews: another as soon as the picture is another. */
export const previewPath = (course: Course): string =>
  `/cover/${encodeURIComponent(course.slug)}.${markOf(course)}.png`

/** The preview that a path names, or null. */
export function previewOf(path: string): Preview | null {
  const [, slug, mark] = /^\/cover\/([^/]+)\.([0-9a-f]{8})\.png$/.exec(path) ?? []
  if (slug === undefined || mark === undefined) return null
  try {
    return { slug: decodeURIComponent(slug), mark }
  } catch {
    return null
  }
}

/** Answers with pictures, each drawn once (some 30 ms) and then remembered; an old address gets the present picture. */
export function createPreviews() {
  const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  return async ({ mark: asked }: Preview, course: Course | null): Promise<Response> => {
    if (course === null) return new Response(null, { status: 404 })
    const mark = markOf(course)
    const picture = drawn.get(mark) ?? draw(course)
    if (drawn.size >= maxKept) drawn.clear()
    drawn.set(mark, picture)
    const lifetime = asked === mark ? 'max-age=31536000, immutable' : 'max-age=3600'
    return new Response(await picture, {
      headers: { 'content-type': 'image/png', 'cache-control': `public, ${lifetime}` },
    })
  }
}

const sourceOf = ({ details }: Course) => ({
  title: inLanguage(details.title, 'en').text,
  hue: details.cover.hue,
})

const markOf = (course: Course): string =>
  createHash('sha256')
    .update(JSON.stringify([drawing, sourceOf(course)]))
    .digest('hex')
    .slice(0, 8)

async function draw(course: Course): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = previewSize
  return encodePng(drawCover(coverScene(sourceOf(course)), width, height), width, height)
}
