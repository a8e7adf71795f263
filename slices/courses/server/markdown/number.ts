/** The right answer of a number step. */
export interface NumberAnswer {
  value: number
  /** Absolute, at least 0. */
  tolerance: number
  unit: string | null
}

const pattern =
  /^([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:\s*(?:±|\+-|\+\/-)\s*(\d+(?:\.\d+)?(?:e[+-]?\d+)?))?(?:\s*(\D.*))?$/i

/** Reads `12.5 ± 0.5 dollars`; null where it is no such thing. */
export function readNumber(line: string): NumberAnswer | null {
  const match = pattern.exec(line.trim())
  if (match === null) return null
  const value = Number(match[1])
  const given = match[2] === undefined ? 0 : Number(match[2])
  const unit = match[3]?.trim() ?? ''
  return Number.isFinite(value) && Number.isFinite(given)
    ? { value, tolerance: given, unit: unit === '' ? null : unit }
    : null
}
