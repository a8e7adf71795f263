import type { SourceRow } from '#retention/contract'
import { type FunnelRow, reachedOf, sum } from './funnel.ts'

/** Most sources and campaigns that are told apart: anybody can make one up in a link. */
const shownSources = 100

/**
 * How far those came whom each source and campaign brought; the sums are those of the funnel.
 *
 * @param hasVisits false where visitors cannot be told, as of a course
 */
export function presentSources(rows: readonly FunnelRow[], hasVisits: boolean): SourceRow[] {
  const groups = Map.groupBy(rows, ({ source, campaign }) => `${source}\n${campaign}`)
  const all = [...groups]
    .map(([key, group]) => ({
      key,
      group,
      came: reachedOf(group, 'visited'),
      signed: reachedOf(group, 'signedUp'),
    }))
    .toSorted((a, b) => b.signed - a.signed || b.came - a.came || (a.key < b.key ? -1 : 1))
    .map(({ group }) => group)
  const rest = all.slice(shownSources).flat()
  const shown = all.slice(0, shownSources).map((group) => {
    const { source, campaign } = group[0] ?? { source: 'unknown', campaign: '' }
    return rowOf(group, source, campaign, hasVisits)
  })
  return rest.length === 0 ? shown : [...shown, rowOf(rest, null, '', hasVisits)]
}

const rowOf = (
  group: readonly FunnelRow[],
  source: string | null,
  campaign: string,
  hasVisits: boolean,
): SourceRow => ({
  source,
  campaign,
  visited: hasVisits && source !== 'unknown' ? reachedOf(group, 'visited') : null,
  signedUp: reachedOf(group, 'signedUp'),
  firstUnit: reachedOf(group, 'firstUnit'),
  finish: reachedOf(group, 'finish'),
  due: sum(group, 'due'),
  stayed: sum(group, 'stayed'),
})
