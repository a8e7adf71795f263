import type { Carrier, CarrierKind } from '#retention/contract'
import type { Localized } from '@banxue/platform/i18n/language'

/** A group, or a person, as ClickHouse counts it. */
export interface CarrierRow {
  kind: CarrierKind | 'all' | 'person' | 'step'
  value: string
  hit: number
  of: number
  /** Learners with a hit. */
  people: number
  lastAtMs: number
}

/** Of each kind so many groups are told. */
const perKind = 3
/** Fewer hits are nobody's pattern. */
const fewest = 2

/**
 * The groups that carry an alarm: those with more hits than the share of all would give them, the largest part of each
 * kind first. A kind of which everybody is one group tells nothing apart, and is left out.
 *
 * @param titleOf of a course or unit; null for words of other kinds
 */
export function carriersOf(
  rows: readonly CarrierRow[],
  titleOf: (kind: CarrierKind, value: string) => Localized | null,
): Carrier[] {
  const { hit: allHit, of: allOf } = rows.find(({ kind }) => kind === 'all') ?? { hit: 0, of: 0 }
  if (allOf === 0) return []
  const groups = rows.flatMap(({ kind, value, hit, of }): Carrier[] =>
    kind === 'all' || kind === 'person' || kind === 'step' || hit < fewest || of === allOf
      ? []
      : [
          {
            kind,
            value,
            title: titleOf(kind, value),
            hit,
            of,
            share: hit / of,
            more: hit - (of * allHit) / allOf,
          },
        ],
  )
  return [...Map.groupBy(groups, ({ kind }) => kind).values()].flatMap((ofKind) =>
    ofKind
      .filter(({ more }) => more > 0)
      .toSorted((a, b) => b.more - a.more)
      .slice(0, perKind),
  )
}

/** Questions by the units they stand in, so that an alarm on answers names units too. */
export function unitsOfSteps(
  rows: readonly CarrierRow[],
  unitOf: (stepId: string) => string | undefined,
): CarrierRow[] {
  const units = new Map<string, CarrierRow>()
  for (const { kind, value, hit, of, people, lastAtMs } of rows) {
    const unitId = kind === 'step' ? unitOf(value) : undefined
    if (unitId === undefined) continue
    const unit = units.get(unitId) ?? { kind: 'unit', value: unitId, hit: 0, of: 0, people, lastAtMs: 0 }
    units.set(unitId, {
      ...unit,
      hit: unit.hit + hit,
      of: unit.of + of,
      lastAtMs: Math.max(unit.lastAtMs, lastAtMs),
    })
  }
  return [...rows, ...units.values()]
}
