import type { Step, StepContent } from '@banxue/slices/courses/contract'
import type { Answer } from '@banxue/slices/learning/contract'
import { drawParts } from './answer-parts.ts'
import type { Random } from './random.ts'
import type { Traits } from './traits.ts'

/** Words that are an answer to most open questions. */
const openWords = {
  'zh-CN': [
    '我先照着例子来了一遍，再换成自己的情况。',
    '写下来才发现还漏了一步，已经补上了。',
    '这一条我周末就会用上，先记在这里。',
    '一开始想复杂了，后来一句话就说清楚了。',
  ],
  en: [
    'I followed the example first and then made it my own.',
    'Writing it down I saw that a step was missing; now it is there.',
    'I will need this at the weekend, so I keep it here.',
    'I made it too complicated at first. One short sentence was enough.',
  ],
} as const

/** What somebody answers to a question; right or wrong is decided before, as ability and luck will have it. */
export function drawAnswer(step: Step, isRight: boolean, traits: Traits, random: Random): Answer | null {
  const { content } = step
  switch (content.kind) {
    case 'reading':
    case 'video':
      return null
    case 'choice':
      return { kind: 'choice', optionIds: pickOptions(content, isRight, random) }
    case 'text': {
      const [accepted] = content.accepted
      return {
        kind: 'text',
        text: isRight
          ? (accepted?.en ?? accepted?.['zh-CN'] ?? '')
          : random.pick(['?', '不知道', 'not sure', 'please']),
      }
    }
    case 'number':
      return {
        kind: 'number',
        text: String(isRight ? content.value : content.value + random.pick([1, -1, 10, 2])),
      }
    case 'order':
    case 'match':
    case 'cloze':
      return drawParts(content, isRight, random)
    case 'open':
      return { kind: 'open', text: random.pick(openWords[traits.language]) }
  }
}

function pickOptions(content: StepContent & { kind: 'choice' }, isRight: boolean, random: Random): string[] {
  const right = content.options.filter((option) => option.isRight).map(({ id }) => id)
  if (isRight) return right
  const wrong = content.options.filter((option) => !option.isRight).map(({ id }) => id)
  const [first = '', ...rest] = wrong
  const slip = random.pick([first, ...rest])
  return content.form === 'single' || random.chance(0.5) ? [slip] : [...right.slice(1), slip]
}
