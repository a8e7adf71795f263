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

/** OKLCH as `#rrggbb`, cut off at the edges of sRGB: readers of SVG outside browsers know no other form. */
function hex(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const byte = (value: number) => {
    const clipped = Math.min(1, Math.max(0, value))
    const encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${linear.map(byte).join('')}`
}

const escapeXml = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`)

type Point = readonly [x: number, y: number]

/** What a cover shows, 320 wide and 180 high, from the back to the front; colours as `#rrggbb`. */
export interface CoverScene {
  sky: string
  lights: readonly { centre: Point; radius: number; fill: string; opacity: number }[]
  /** Each fills all below a cubic curve from the left edge to the right, which never turns back. */
  hills: readonly { curve: readonly [Point, Point, Point, Point]; fill: string }[]
}

/** A lamp's light over paper hills in the course's colour. */
export function coverScene({ title, hue }: Pick<CoverSource, 'title' | 'hue'>): CoverScene {
  const seed = seedOf(title)
  const at = (shift: number, span: number) => (seed >>> shift) % span
  const centre: Point = [110 + at(0, 150), 60]
  return {
    sky: hex(0.78, 0.085, hue),
    lights: [
      { centre, radius: 94, fill: hex(0.85, 0.085, hue + 14), opacity: 0.55 },
      { centre, radius: 50, fill: hex(0.94, 0.07, 85), opacity: 0.85 },
    ],
    hills: [0, 1, 2].map((row) => {
      const y = 108 + row * 22
      const rise: Point = [80 + at(row, 40), y - 22 - at(row * 4, 24)]
      const fall: Point = [170 + at(row + 3, 60), y + 16 - at(row * 4 + 8, 24)]
      const fill = hex(0.56 - row * 0.1, 0.1 - row * 0.014, hue - row * 8)
      return { curve: [[0, y], rise, fall, [320, y - 12 + at(row + 5, 24)]], fill }
    }),
  }
}

/**
 * A course's picture as SVG text, 16 : 9: its scene and its glyph.
 * Decoration: whoever places it gives it no name, or the course's.
 */
export function coverSvg({ title, hue, glyph }: CoverSource): string {
  const { sky, lights, hills } = coverScene({ title, hue })
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" preserveAspectRatio="xMidYMid slice" aria-hidden="true">` +
    `<rect width="320" height="180" fill="${sky}"/>` +
    lights
      .map(
        ({ centre: [x, y], radius, fill, opacity }) =>
          `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" opacity="${opacity}"/>`,
      )
      .join('') +
    hills
      .map(
        ({ curve: [from, rise, fall, to], fill }) =>
          `<path d="M${from.join(' ')}C${[rise, fall, to].map((point) => point.join(' ')).join(' ')}V180H0z" fill="${fill}"/>`,
      )
      .join('') +
    `<text x="22" y="148" font-family="Noto Serif SC, Noto Serif CJK SC, Songti SC, Georgia, serif" font-size="54" font-weight="600" fill="#fff" fill-opacity=".95">${escapeXml(glyph)}</text></svg>`
  )
}
