/** What a generated cover is drawn from. */
export interface CoverSource {
  /** Decides the figure; the same title always gives the same picture. */
  title: string
  /** OKLCH hue, degrees. */
  hue: number
  /** One or two characters, or an emoji. */
  glyph: string
}

/** FNV-1a, 32 bits: spreads titles over figures. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

const escapeXml = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`)

/**
 * A course's picture as SVG text, 16 : 9: a lamp's light over paper hills in the course's colour, and its glyph.
 * Decoration: whoever places it gives it no name, or the course's.
 */
export function coverSvg({ title, hue, glyph }: CoverSource): string {
  const seed = seedOf(title)
  const at = (shift: number, span: number) => (seed >>> shift) % span
  const h = Math.round(hue) % 360
  const lampX = 60 + at(0, 200)
  const hills = [0, 1, 2].map((row) => {
    const y = 104 + row * 22
    const a = y - 18 - at(row * 4, 26)
    const b = y + 14 - at(row * 4 + 8, 26)
    return `<path d="M0 ${y}C${80 + at(row, 40)} ${a} ${170 + at(row + 3, 60)} ${b} 320 ${y - 10 + at(row + 5, 22)}V180H0z" fill="hsl(${h} ${46 - row * 4}% ${46 - row * 11}%)"/>`
  })
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" preserveAspectRatio="xMidYMid slice" aria-hidden="true">` +
    `<rect width="320" height="180" fill="hsl(${h} 52% 62%)"/>` +
    `<circle cx="${lampX}" cy="62" r="92" fill="hsl(${(h + 24) % 360} 80% 80%)" opacity=".35"/>` +
    `<circle cx="${lampX}" cy="62" r="52" fill="hsl(${(h + 32) % 360} 88% 84%)" opacity=".6"/>` +
    hills.join('') +
    `<text x="24" y="156" font-family="Noto Serif SC, Songti SC, Georgia, serif" font-size="64" font-weight="600" fill="#fff" fill-opacity=".94">${escapeXml(glyph)}</text></svg>`
  )
}
