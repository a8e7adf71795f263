import type { Localized } from '@banxue/platform/i18n/language'
import { type CourseId, type Outline, type ReportLine, type UnitId, UnitRevision } from '#courses/contract'
import { type Anchors, anchorsOf } from './anchors.ts'
import { hashOf } from './canonical.ts'
import { checkDraft } from './check-draft.ts'
import { cleanStep } from './clean-step.ts'
import { cleanHtml, type Links } from './clean.ts'
import { type CourseDraft, ImportRefused, type StepDraft, type UnitDraft } from './draft.ts'
import { stepS, unitS } from './estimates.ts'
import { faultOfGaps } from './gaps.ts'
import { courseIdOf, moduleIdOf, stepIdOf, unitIdOf } from './ids.ts'
import { linksFrom } from './links.ts'
import type { PreparedCourse, PreparedFile, PreparedUnit } from './prepared.ts'

export interface Preparing {
  /** Files of the draft that may be kept, by their names. */
  files: ReadonlyMap<string, PreparedFile>
  onUnit(unit: PreparedUnit): Promise<void>
  report(line: ReportLine): void
}

/**
 * Turns a draft into what is stored: ids, cleaned texts with their addresses, estimated times, revisions.
 * Units are handed out one at a time, so that a large course never lies in memory twice.
 *
 * @throws ImportRefused what `checkDraft` does, and `content_invalid` where an importer made what no step can be
 */
export async function prepareCourse(draft: CourseDraft, preparing: Preparing): Promise<PreparedCourse> {
  checkDraft(draft)
  const courseId = courseIdOf(draft.sourceKey)
  const anchors = anchorsOf(draft)
  const modules: Outline['modules'] = []
  let questionCount = 0
  for (const module of draft.modules) {
    const units: Outline['modules'][number]['units'] = []
    for (const unit of module.units) {
      const prepared = prepareUnit(courseId, unit, anchors, preparing)
      await preparing.onUnit(prepared)
      units.push(outlined(prepared.content, unit.isRequired))
      questionCount += prepared.content.steps.filter(
        ({ content }) => content.kind !== 'reading' && content.kind !== 'video',
      ).length
    }
    modules.push({ id: moduleIdOf(courseId, module.key), title: plain(module.title), units })
  }
  const details = cleanDetails(draft, preparing)
  const units = modules.flatMap((module) => module.units)
  return {
    courseId,
    sourceKey: draft.sourceKey,
    slug: draft.slug,
    details,
    outline: { modules },
    fingerprint: hashOf({ details, modules }),
    unitCount: units.length,
    stepCount: units.reduce((sum, { steps }) => sum + steps.length, 0),
    questionCount,
  }
}

function prepareUnit(
  courseId: CourseId,
  unit: UnitDraft,
  anchors: Anchors,
  preparing: Preparing,
): PreparedUnit {
  const unitId = unitIdOf(courseId, unit.key)
  const files = new Set<string>()
  const cleanAt = (stepKey: string | null) => {
    const links = linksFrom({ courseId, unitKey: unit.key, stepKey }, anchors, preparing.files, (sha256) =>
      files.add(sha256),
    )
    const place = stepKey === null ? unit.key : `${unit.key}#${stepKey}`
    return (text: Localized) => cleanText(text, links, preparing, place)
  }
  const clean = cleanAt(null)
  const hook = unit.hook === null ? null : clean(unit.hook)
  const content = {
    unitId,
    courseId,
    title: plain(unit.title),
    goal: plainOrNull(unit.goal),
    hook,
    recap: unit.recap.map(plain),
    keyTerms: unit.keyTerms.map(({ term, meaning }) => ({
      term: plain(term),
      meaning: meaning === null ? null : clean(meaning),
    })),
    nextQuestion: plainOrNull(unit.nextQuestion),
    steps: unit.steps.map((step) => prepareStep(unitId, step, cleanAt(step.key))),
  }
  const checked = UnitRevision.safeParse({ ...content, revision: hashOf(content) })
  if (!checked.success)
    throw new ImportRefused('content_invalid', unit.key, { reason: checked.error.issues[0]?.message ?? '' })
  return { content: checked.data, files: [...files] }
}

function prepareStep(unitId: UnitId, step: StepDraft, clean: (text: Localized) => Localized) {
  const content = cleanStep(step.content, clean)
  const fault = faultOfGaps(content)
  if (fault !== null) throw new ImportRefused('content_invalid', step.key, { reason: fault })
  return {
    id: stepIdOf(unitId, step.key),
    title: plainOrNull(step.title),
    isRequired: step.isRequired,
    estimatedS: stepS(content),
    content,
    ...(step.moment === undefined
      ? {}
      : { moment: { videoStepId: stepIdOf(unitId, step.moment.videoKey), atS: step.moment.atS } }),
  }
}

/** A unit as the outline has it. */
export const outlined = (
  content: UnitRevision,
  isRequired: boolean,
): Outline['modules'][number]['units'][number] => ({
  id: content.unitId,
  revision: content.revision,
  title: content.title,
  estimatedS: unitS(content.hook, content.steps),
  isRequired,
  steps: content.steps.map(({ id, isRequired: isStepRequired, estimatedS, content: { kind } }) => ({
    id,
    kind,
    isRequired: isStepRequired,
    estimatedS,
  })),
})

function cleanDetails(draft: CourseDraft, preparing: Preparing) {
  const { details } = draft
  const links: Links = { file: () => null, unit: () => null }
  return {
    ...details,
    attribution:
      details.attribution === null ? null : cleanText(details.attribution, links, preparing, draft.sourceKey),
  }
}

function cleanText(text: Localized, links: Links, preparing: Preparing, place: string): Localized {
  return mapText(text, (html) => {
    const cleaned = cleanHtml(html, links)
    for (const { code, detail, count } of cleaned.mends)
      preparing.report({ outcome: 'changed', code, place, detail, count })
    return cleaned.html
  })
}

const plain = (text: Localized): Localized => mapText(text, (words) => words.replace(/\p{Cc}+/gu, ' ').trim())
const plainOrNull = (text: Localized | null): Localized | null => (text === null ? null : plain(text))

const mapText = (text: Localized, map: (words: string) => string): Localized =>
  Object.fromEntries(Object.entries(text).map(([language, words]) => [language, map(words ?? '')]))
