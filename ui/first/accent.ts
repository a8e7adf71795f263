/** Door `@banxue/ui/first/accent`: a school's own accent in place of the lamp, readable in both themes. */
import { contrastOf, fromHex, type Oklch, toHex } from './oklch.ts'

/** What stands where the accent does, each `#rrggbb`. */
interface Accent {
  /** Surfaces and marks of the accent. */
  lamp: string
  /** Text in the accent's colour. */
  ink: string
  /** Text on the accent. */
  on: string
  /** A quiet surface. */
  tint: string
}

/** Paper, card and rail of `first.css`, on which the accent is seen. */
const surfaces = {
  light: [
    { l: 0.985, c: 0.006, h: 85 },
    { l: 1, c: 0, h: 85 },
    { l: 0.97, c: 0.008, h: 85 },
  ].map(toHex),
  dark: [
    { l: 0.17, c: 0.01, h: 85 },
    { l: 0.21, c: 0.012, h: 85 },
    { l: 0.155, c: 0.01, h: 85 },
  ].map(toHex),
}

/** WCAG 2.2 AA: text, and marks that mean something. */
export const textContrast = 4.5
export const markContrast = 3

/** Most colour that the accent may have; more is loud. */
const mostChroma = 0.15

/**
 * An accent of the wanted colour's hue. Its lightness is the school's own affair only as far as everything in it can
 * be read: each shade moves until its contrast is AA on every surface it may stand on.
 *
 * @param hex `#rrggbb`
 */
export function accentOf(hex: string): Record<'light' | 'dark', Accent> {
  const { c, h } = fromHex(hex)
  const chroma = Math.min(c, mostChroma)
  const at = (l: number, share: number) => ({ l, c: chroma * share, h })
  const on = toHex(at(0.22, 0.2))
  const light = { tint: toHex(at(0.965, 0.19)), on }
  const dark = { tint: toHex(at(0.27, 0.25)), on }
  const onLight = [...surfaces.light, light.tint]
  const onDark = [...surfaces.dark, dark.tint]
  const lit = moved(at(0.75, 0.93), 0.005, (shade) => isSeen(shade, onDark, textContrast))
  return {
    light: {
      ...light,
      lamp: moved(at(0.66, 1), -0.005, (shade) => isSeen(shade, surfaces.light, markContrast)),
      ink: moved(at(0.52, 0.8), -0.005, (shade) => isSeen(shade, onLight, textContrast)),
    },
    dark: { ...dark, lamp: lit, ink: lit },
  }
}

/** The accent as rules that stand above those of `first.css` and Mantine. */
export function accentCss(hex: string): string {
  const { light, dark } = accentOf(hex)
  // Mantine's own stand under `:root[…]`, and come later.
  const root = ':root:root:root'
  return `${root}{${rulesOf(light)}}${root}[data-mantine-color-scheme='dark']{${rulesOf(dark)}}`
}

/** The accent's style element, as the first bytes carry it; `@banxue/ui/accent` knows it by its name. */
export const accentStyle = (hex: string): string => `<style data-accent="${hex}">${accentCss(hex)}</style>`

function rulesOf({ lamp, ink, on, tint }: Accent): string {
  const mantine = {
    filled: lamp,
    'filled-hover': lamp,
    light: tint,
    'light-hover': tint,
    'light-color': ink,
    outline: ink,
    text: ink,
  }
  return [
    ...Object.entries({ lamp, 'lamp-ink': ink, 'on-lamp': on, 'lamp-tint': tint }),
    ...Object.entries(mantine).map(([name, shade]) => [`mantine-color-lamp-${name}`, shade] as const),
  ]
    .map(([name, shade]) => `--${name}:${shade}`)
    .join(';')
}

const isSeen = (shade: string, on: readonly string[], least: number): boolean =>
  on.every((surface) => contrastOf(shade, surface) >= least)

/** The first shade, going lighter or darker from here, that will do. */
function moved(from: Oklch, step: number, isEnough: (shade: string) => boolean): string {
  for (let l = from.l; l > 0 && l < 1; l += step) {
    const shade = toHex({ ...from, l })
    if (isEnough(shade)) return shade
  }
  return step > 0 ? '#ffffff' : '#000000'
}
