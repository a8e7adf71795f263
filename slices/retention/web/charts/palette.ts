import { useComputedColorScheme } from '@mantine/core'
import { useMemo } from 'react'

/** The school's colours as a canvas takes them: `rgb(…)` or `rgba(…)`. */
export type Palette = Readonly<Record<Name, string>>
const tokens = {
  sky: '--sky',
  lamp: '--lamp-ink',
  leaf: '--leaf-ink',
  clay: '--clay-ink',
  ink: '--ink',
  quiet: '--quiet',
  card: '--card',
  hairline: '--hairline',
} as const
type Name = keyof typeof tokens

/** The colours of the scheme in use, read anew when it changes. */
export function usePalette(): Palette {
  const scheme = useComputedColorScheme('light')
  // The scheme decides what the tokens hold.
  return useMemo(() => readPalette(scheme), [scheme])
}

function readPalette(_scheme: string): Palette {
  const style = getComputedStyle(document.documentElement)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  const read = (token: string) => plain(brush, style.getPropertyValue(token))
  return Object.fromEntries(Object.entries(tokens).map(([name, token]) => [name, read(token)])) as Palette
}

/** A colour in any notation as red, green, blue and alpha, which the chart library can mix. */
function plain(brush: CanvasRenderingContext2D | null, colour: string): string {
  if (brush === null) return colour
  brush.clearRect(0, 0, 1, 1)
  brush.fillStyle = colour
  brush.fillRect(0, 0, 1, 1)
  const [red, green, blue, alpha = 255] = brush.getImageData(0, 0, 1, 1).data
  return `rgba(${red}, ${green}, ${blue}, ${(alpha / 255).toFixed(3)})`
}
