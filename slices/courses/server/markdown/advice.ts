import type { ReportLine, StepContent } from '#courses/contract'
import type { CourseDraft, UnitDraft } from '../draft.ts'
import { stepS, unitS } from '../estimates.ts'

/** Seconds above which a unit is long. */
const longS = 15 * 60

/** What was kept, and what will lose learners: units that ask nothing, promise nothing or go on too long. */
export function adviceOn({ modules }: CourseDraft): ReportLine[] {
  const units = modules.flatMap((module) => module.units)
  const questions = units.flatMap(({ steps }) => steps).filter(({ content }) => asks(content))
  const all: ReportLine[] = [kept('units_kept', 'course.yaml', units.length)]
  if (questions.length > 0) all.push(kept('questions_kept', 'course.yaml', questions.length))
  return [...all, ...units.flatMap((unit) => faultsOf(unit).map((code) => kept(code, unit.key, 1)))]
}

function faultsOf({ goal, hook, recap, steps }: UnitDraft): string[] {
  const seconds = unitS(
    hook,
    steps.map(({ isRequired, content }) => ({ isRequired, estimatedS: stepS(content) })),
  )
  return [
    ...(!steps.some(({ content }) => asks(content)) ? ['unit_without_question'] : []),
    ...(goal === null ? ['unit_without_goal'] : []),
    ...(hook === null ? ['unit_without_hook'] : []),
    ...(recap.length === 0 ? ['unit_without_recap'] : []),
    ...(seconds > longS ? ['unit_long'] : []),
  ]
}

const asks = ({ kind }: StepContent): boolean => kind !== 'reading' && kind !== 'video'

const kept = (code: string, place: string, count: number): ReportLine => ({
  outcome: 'kept',
  code,
  place,
  detail: {},
  count,
})
