/** Half-open stretch of played media `[from, to)`, in media seconds. */
export type Span = readonly [from: number, to: number]

/** The same seconds as few disjoint spans in order; replays, empty and backward spans leave no trace. */
export function union(spans: readonly Span[]): Span[] {
  const disjoint: [number, number][] = []
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = disjoint.at(-1)
    if (to <= from) continue
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else disjoint.push([from, to])
  }
  return disjoint
}
