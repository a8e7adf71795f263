import type { CourseId, StepId, UnitId } from '#courses/contract'
import type { StepState, StepView, UnitView } from '#learning/contract'

/** Ids of the sample's three steps: a reading, a question of one choice, an open question that is optional. */
export const [readingId, choiceId, openId] = [
  '00000000-0000-4000-8000-000000000001' as StepId,
  '00000000-0000-4000-8000-000000000002' as StepId,
  '00000000-0000-4000-8000-000000000003' as StepId,
]
const unitId = '00000000-0000-4000-8000-0000000000aa' as UnitId

const step = (id: StepId, isRequired: boolean, content: StepView['content']): StepView => ({
  id,
  title: null,
  isRequired,
  estimatedS: 60,
  content,
  moment: null,
})

/** A step that nobody has touched, but for what is said. */
export const sampleState = (stepId: StepId, said: Partial<StepState> = {}): StepState => ({
  stepId,
  completedAt: null,
  completedBy: null,
  attemptCount: 0,
  lastAnswer: null,
  lastFeedback: null,
  draft: null,
  ...said,
})

/** A unit that nobody has touched, but for what is said. */
export const sampleUnit = (said: Partial<UnitView> = {}): UnitView => ({
  courseId: '00000000-0000-4000-8000-0000000000cc' as CourseId,
  slug: 'sets',
  courseTitle: { en: 'Sets' },
  attribution: null,
  unitId,
  revision: 'r1',
  title: { en: 'Unions' },
  goal: { en: 'After this you can join two sets.' },
  hook: null,
  recap: [],
  keyTerms: [],
  nextQuestion: null,
  steps: [
    step(readingId, true, { kind: 'reading', html: { en: '<p>Read</p>' } }),
    step(choiceId, true, {
      kind: 'choice',
      form: 'single',
      stem: { en: 'Which?' },
      options: [
        { id: 'a', text: { en: 'This' } },
        { id: 'b', text: { en: 'That' } },
      ],
    }),
    step(openId, false, { kind: 'open', stem: { en: 'Why?' } }),
  ],
  states: [readingId, choiceId, openId].map((id) => sampleState(id)),
  state: { unitId, openedAt: null, completedAt: null, completedBy: null, progress: 0 },
  position: null,
  otherPosition: null,
  next: null,
  isFirstUnit: true,
  absence: null,
  ...said,
})
