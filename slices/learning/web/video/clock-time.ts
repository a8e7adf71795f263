/** A media second as a clock shows it: 3:05, 1:02:09. */
export function clockTime(atS: number): string {
  const whole = Math.max(0, Math.floor(atS))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3_600)
  const minutes = Math.floor((whole % 3_600) / 60)
  return hours === 0 ? `${minutes}:${two(whole % 60)}` : `${hours}:${two(minutes)}:${two(whole % 60)}`
}
