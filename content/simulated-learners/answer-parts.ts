import type { StepContent } from '@banxue/slices/courses/contract'
import type { Answer } from '@banxue/slices/learning/contract'
import type { Random } from './random.ts'

type PartsContent = Extract<StepContent, { kind: 'order' | 'match' | 'cloze' }>

/** What somebody answers where there are parts: all right, or two neighbours confused, or one gap missed. */
export function drawParts(content: PartsContent, isRight: boolean, random: Random): Answer {
  switch (content.kind) {
    case 'order': {
      const itemIds = content.items.map(({ id }) => id)
      return { kind: 'order', itemIds: isRight ? itemIds : confused(itemIds, random) }
    }
    case 'match': {
      const rightIds = content.pairs.map(({ rightId }) => rightId)
      const given = isRight ? rightIds : confused(rightIds, random)
      const pairs = content.pairs.map(({ id }, at) => ({ id, rightId: given[at] ?? '' }))
      return { kind: 'match', pairs }
    }
    case 'cloze': {
      const missed = isRight ? null : random.pick([content.gaps[0], ...content.gaps.slice(1)])
      const gaps = content.gaps.map(({ id, accepted }) => ({
        id,
        text: id === missed?.id ? '?' : (accepted[0]?.en ?? accepted[0]?.['zh-CN'] ?? ''),
      }))
      return { kind: 'cloze', gaps }
    }
  }
}

/** Two neighbours change places. */
function confused(ids: readonly string[], random: Random): string[] {
  const [first = 0, ...others] = ids.slice(1).map((_, at) => at)
  const at = random.pick([first, ...others])
  return ids.map((id, index) => (index === at ? ids[at + 1] : index === at + 1 ? ids[at] : id) ?? id)
}
