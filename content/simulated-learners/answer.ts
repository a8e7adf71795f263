import type { Step, StepContent } from '@banxue/slices/courses/contract'
import type { Answer } from '@banxue/slices/learning/contract'
import { drawParts } from './answer-parts.ts'
import type { Random } from './random.ts'
import type { Traits } from './traits.ts'

const openWords = {
  'zh-CN': [
    '我会先说目的地，再补上时间。',
    'I have lost my umbrella. 大概是在车上，半小时前。',
    '周五我会用上 Could you say that again?',
  ],
  en: [
    'I would start with the place and add the rest.',
    'I have lost my umbrella, I think on the bus, half an hour ago.',
    'I will use it at the airport on Friday.',
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
          : random.pick(['go', 'the hotel', 'please', '?']),
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
