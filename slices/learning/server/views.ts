import type { Localized } from '@banxue/platform/i18n/language'
import type { Playback } from '@banxue/platform/media/playback'
import type { CoursePage, Step, UnitRevision } from '#courses/contract'
import type { Answer, StepState, StepView, UnitState, UnitView } from '#learning/contract'
import { feedbackOn, fits, type Tries } from '#learning/rules'
import { access } from './access.ts'
import { type OutlineUnit, shareDone, unitsOf } from './done.ts'
import { isUnitDone, type StepProgress, type UnitProgress } from './progress.ts'
import { shuffled } from './shuffle.ts'
import type { Said } from './two-latest.ts'

/** How each video can be played, by the id of its media; null where it is gone. */
export type Playbacks = ReadonlyMap<string, Playback | null>

/** A step as it is shown before answering; built field by field, so that keys cannot slip through. */
export function stepView(step: Step, playbacks: Playbacks): StepView {
  const { id, title, isRequired, estimatedS, moment = null } = step
  return { id, title, isRequired, estimatedS, moment, content: questionOnly(step, playbacks) }
}

function questionOnly({ id: stepId, content }: Step, playbacks: Playbacks): StepView['content'] {
  switch (content.kind) {
    case 'reading':
      return { kind: 'reading', html: content.html }
    case 'choice':
      return {
        kind: 'choice',
        form: content.form,
        stem: content.stem,
        options: content.options.map(({ id, text }) => ({ id, text })),
      }
    case 'number':
      return { kind: 'number', stem: content.stem, unit: content.unit }
    case 'text':
    case 'open':
      return { kind: content.kind, stem: content.stem }
    case 'order':
      return { kind: 'order', stem: content.stem, items: shuffled(content.items.map(part), stepId) }
    case 'match':
      return {
        kind: 'match',
        stem: content.stem,
        lefts: content.pairs.map(({ id, left }) => ({ id, text: left })),
        rights: shuffled(
          content.pairs.map(({ rightId, right }) => ({ id: rightId, text: right })),
          stepId,
        ),
      }
    case 'cloze':
      return { kind: 'cloze', text: content.text, gapIds: content.gaps.map(({ id }) => id) }
    case 'video':
      return { kind: 'video', words: content.words, playback: playbacks.get(content.mediaId) ?? null }
  }
}

const part = ({ id, text }: { id: string; text: Localized }) => ({ id, text })

/** What is known of a learner's work on a step, read from its rows. */
export interface StepFacts {
  progress: StepProgress | undefined
  lastAttempt: (Tries & { answer: Answer }) | undefined
  drafts: readonly Said<Answer>[]
}

/** A step's state; an answer or draft that no longer fits the question, after a new version, is not shown. */
export function stepState(step: Step, { progress, lastAttempt, drafts }: StepFacts): StepState {
  const last = lastAttempt !== undefined && fits(step.content, lastAttempt.answer) ? lastAttempt : null
  const [draft, other] = drafts.filter(({ value }) => value.kind === step.content.kind)
  return {
    stepId: step.id,
    completedAt: progress?.completion?.at ?? null,
    completedBy: progress?.completion?.by ?? null,
    attemptCount: lastAttempt?.attempts ?? 0,
    lastAnswer: last?.answer ?? null,
    lastFeedback: last === null ? null : feedbackOn(step.content, last.answer, last),
    draft:
      draft === undefined
        ? null
        : {
            answer: draft.value,
            savedAt: draft.at,
            canUndo: other !== undefined && JSON.stringify(other.value) !== JSON.stringify(draft.value),
          },
    ...(step.content.kind === 'video'
      ? { seen: (progress?.spans ?? []).map(([from, to]): [number, number] => [from, to]) }
      : {}),
  }
}

export function unitState(
  unit: OutlineUnit,
  progress: UnitProgress,
  doneSteps: ReadonlySet<string>,
): UnitState {
  const completion = isUnitDone(progress) ? progress.completion : null
  return {
    unitId: unit.id,
    openedAt: progress.openedAt,
    completedAt: completion?.at ?? null,
    completedBy: completion?.by ?? null,
    progress: completion === null ? shareDone(unit, doneSteps as ReadonlySet<Step['id']>) : 1,
  }
}

/** The unit's place in its course: what comes before, and what comes next for this learner. */
export function surroundings(
  page: CoursePage,
  unit: OutlineUnit,
  who: { isGuest: boolean; isEnrolled: boolean },
): Pick<UnitView, 'isFirstUnit' | 'next'> {
  const units = unitsOf(page.outline)
  const index = units.findIndex(({ id }) => id === unit.id)
  const next = units[index + 1]
  return {
    isFirstUnit: unit.id === page.firstUnitId,
    next:
      next === undefined
        ? null
        : {
            unitId: next.id,
            title: next.title,
            goal: null,
            isOpen: access(who, next.id === page.firstUnitId) === 'open',
          },
  }
}

/** What a unit says beside its steps. */
export function unitWords(page: CoursePage, revision: UnitRevision, playbacks: Playbacks) {
  return {
    courseId: page.id,
    slug: page.slug,
    courseTitle: page.details.title,
    attribution: page.details.attribution,
    unitId: revision.unitId,
    revision: revision.revision,
    title: revision.title,
    goal: revision.goal,
    hook: revision.hook,
    recap: revision.recap,
    keyTerms: revision.keyTerms,
    nextQuestion: revision.nextQuestion,
    steps: revision.steps.map((step) => stepView(step, playbacks)),
  }
}
