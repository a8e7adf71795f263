const size = 8

/**
 * Slanted lines for what is incomplete, as a fill that canvases repeat.
 *
 * @param line colour of the lines; @param ground colour behind them, or null for none
 */
export function hatch(line: string, ground: string | null) {
  const image = document.createElement('canvas')
  image.width = image.height = size
  const brush = image.getContext('2d')
  if (brush !== null) {
    if (ground !== null) {
      brush.fillStyle = ground
      brush.fillRect(0, 0, size, size)
    }
    brush.strokeStyle = line
    brush.lineWidth = 1.5
    brush.beginPath()
    for (const shift of [-size, 0, size]) {
      brush.moveTo(shift, size)
      brush.lineTo(shift + size, 0)
    }
    brush.stroke()
  }
  return { image, repeat: 'repeat' as const }
}
