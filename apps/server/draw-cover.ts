import type { CoverScene } from '@banxue/ui/first/cover'

type Colour = readonly [red: number, green: number, blue: number]

/** Size of a scene in its own units. */
const sceneWidth = 320
const sceneHeight = 180

/**
 * A cover's scene as pixels, cut to the middle where the shape differs; edges are smooth to a pixel.
 *
 * @returns red, green and blue of each pixel, 0 to 255, row by row
 */
export function drawCover(scene: CoverScene, width: number, height: number): Uint8Array {
  const scale = Math.max(width / sceneWidth, height / sceneHeight)
  const toX = (x: number) => x * scale + (width - sceneWidth * scale) / 2
  const toY = (y: number) => y * scale + (height - sceneHeight * scale) / 2
  const pixels = Buffer.alloc(width * height * 3, Buffer.from(colourOf(scene.sky)))
  const paint = painter(pixels, width)

  for (const { centre, radius, fill, opacity } of scene.lights) {
    const [cx, cy, r] = [toX(centre[0]), toY(centre[1]), radius * scale]
    const colour = colourOf(fill)
    for (let y = clamp(cy - r - 1, height); y < clamp(cy + r + 2, height); y += 1)
      for (let x = clamp(cx - r - 1, width); x < clamp(cx + r + 2, width); x += 1)
        paint(x, y, colour, opacity * share(r - Math.hypot(x + 0.5 - cx, y + 0.5 - cy) + 0.5))
  }
  for (const { curve, fill } of scene.hills) {
    const colour = colourOf(fill)
    for (let x = 0; x < width; x += 1) {
      const sceneX = (x + 0.5 - (width - sceneWidth * scale) / 2) / scale
      const top = toY(heightAt(curve, sceneX))
      for (let y = clamp(top - 1, height); y < height; y += 1) paint(x, y, colour, share(y + 1 - top))
    }
  }
  return pixels
}

/** Lays a colour over a pixel; `cover` from 0, nothing, to 1, all of it. */
function painter(pixels: Uint8Array, width: number) {
  const lay = (at: number, value: number, cover: number) => {
    const under = pixels[at] ?? 0
    pixels[at] = Math.round(under + (value - under) * cover)
  }
  return (x: number, y: number, [red, green, blue]: Colour, cover: number): void => {
    if (cover === 0) return
    const at = (y * width + x) * 3
    lay(at, red, cover)
    lay(at + 1, green, cover)
    lay(at + 2, blue, cover)
  }
}

/** The height of a cubic Bézier curve above an `x`; its own `x` grows all the way, so halving finds the place. */
function heightAt([from, rise, fall, to]: CoverScene['hills'][number]['curve'], x: number): number {
  const on = (axis: 0 | 1, t: number) =>
    from[axis] * (1 - t) ** 3 +
    3 * rise[axis] * t * (1 - t) ** 2 +
    3 * fall[axis] * t ** 2 * (1 - t) +
    to[axis] * t ** 3
  let [low, high] = [0, 1]
  for (let step = 0; step < 24; step += 1) {
    const middle = (low + high) / 2
    if (on(0, middle) < x) low = middle
    else high = middle
  }
  return on(1, (low + high) / 2)
}

const share = (value: number) => Math.min(1, Math.max(0, value))
const clamp = (value: number, size: number) => Math.min(size, Math.max(0, Math.floor(value)))

function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}
