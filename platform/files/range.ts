/**
 * The one range of a `Range` header in bytes, both ends included; null where the whole file is asked for
 * (no header, several ranges, or one that is not understood: RFC 9110, 14.2).
 */
export function rangeOf(
  header: string | null,
  sizeBytes: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (match === null || (match[1] === '' && match[2] === '')) return null
  const first = match[1] === '' ? null : Number(match[1])
  const last = match[2] === '' ? null : Number(match[2])
  if (first === null) {
    const length = Math.min(last ?? 0, sizeBytes)
    return length === 0 ? 'unsatisfiable' : { start: sizeBytes - length, end: sizeBytes - 1 }
  }
  if (last !== null && last < first) return null
  if (first >= sizeBytes) return 'unsatisfiable'
  return { start: first, end: Math.min(last ?? sizeBytes - 1, sizeBytes - 1) }
}
