/** What a course's file may be, by the end of its name. */
const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  txt: 'text/plain',
  py: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
}

/** Media type by the end of a name; `application/octet-stream` for one that courses do not keep. */
export const mediaTypeOf = (name: string): string =>
  types[/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'

/** First bytes of each kind, as latin-1; `.` stands for any byte. */
const marks: readonly (readonly [mediaType: string, mark: RegExp])[] = [
  ['image/png', /^\x89PNG\r\n/s],
  ['image/jpeg', /^\xff\xd8\xff/s],
  ['image/gif', /^GIF8[79]a/s],
  ['image/webp', /^RIFF....WEBP/s],
  ['image/avif', /^....ftypavi[fs]/s],
  ['application/pdf', /^%PDF-/s],
]
const texts = new Set(['text/plain', 'text/csv', 'application/json', 'image/svg+xml'])

/**
 * The media type that the bytes themselves show, or null for none that courses keep. Texts have no mark of
 * their own: the claim counts where there is no byte 0 in the beginning.
 *
 * @param head the first bytes, 512 are plenty
 */
export function sniffed(head: Uint8Array, claimed: string): string | null {
  const start = Buffer.from(head).toString('latin1')
  const known = marks.find(([, mark]) => mark.test(start))
  if (known !== undefined) return known[0]
  if (!texts.has(claimed) || start.includes('\0')) return null
  return claimed === 'image/svg+xml' &&
    !/<svg[\s>]/i.test(start) &&
    !/^[\xef\xbb\xbf\s]*<(?:\?xml|!--|!DOCTYPE)/i.test(start)
    ? null
    : claimed
}

/** Shown in the page rather than saved. */
export const isShown = (mediaType: string): boolean => mediaType.startsWith('image/')

const forbiddenInSvg =
  /<(?:\w+:)?(?:script|foreignObject|iframe|object|embed|audio|video|handler|set|animate\w*)\b|\son\w+\s*=|<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet|javascript:|(?:href|src)\s*=\s*["']?\s*(?!#|["'\s]|data:image\/(?:png|jpeg|gif|webp)[;,])|url\(\s*["']?(?!#)|@import/i

/** Whether an SVG only draws: no scripts, handlers, animation, text from elsewhere or addresses out of itself. */
export function isQuietSvg(text: string): boolean {
  // A character reference could spell any of it.
  const read = text.replace(/&#(x[\da-f]+|\d+);?/gi, (_, code: string) =>
    String.fromCodePoint(
      Math.min(0x10ffff, code[0] === 'x' || code[0] === 'X' ? parseInt(code.slice(1), 16) : Number(code)),
    ),
  )
  return !forbiddenInSvg.test(read) && !read.includes('\0')
}
