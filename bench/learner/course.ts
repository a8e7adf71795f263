import { createHash } from 'node:crypto'
import { idFor } from '@banxue/platform/id'
import {
  CourseId,
  ModuleId,
  type Outline,
  type StepContent,
  StepId,
  UnitId,
  UnitRevision,
} from '@banxue/slices/courses/contract'

export interface BenchCourse {
  id: CourseId
  slug: string
  outline: Outline
  revisions: UnitRevision[]
}
export const unitCount = 30

const en = (text: string) => ({ en: text })
/** As many words as the median unit of an OpenStax course has. */
const prose = `<p>${'A sentence of nine words, more or less, to read. '.repeat(48)}</p>`
const choice: StepContent = {
  kind: 'choice',
  form: 'single',
  stem: en('Which of these is it?'),
  options: ['a', 'b', 'c'].map((id) => ({
    id,
    text: en(`Option ${id}`),
    isRight: id === 'a',
    feedback: en(`What is to be said of option ${id}.`),
  })),
  explanation: en('Why it is the first.'),
}
const contents: StepContent[] = [
  { kind: 'reading', html: en(prose) },
  choice,
  choice,
  choice,
  choice,
  { kind: 'open', stem: en('What did you take from this?'), modelAnswer: null },
]

/** A course of 30 units, each a reading, four choices and an open question. */
export function benchCourse(slug: string): BenchCourse {
  const id = CourseId.parse(idFor('8f0b6f5c-6ad5-4f0e-9d6f-0f5b9f0f6a11', slug))
  const revisions = Array.from({ length: unitCount }, (_, index) => unitOf(id, index))
  const units = revisions.map(({ unitId, revision, title, steps }) => ({
    id: unitId,
    revision,
    title,
    estimatedS: 480,
    isRequired: true,
    steps: steps.map(({ id: stepId, isRequired, estimatedS, content }) => ({
      id: stepId,
      kind: content.kind,
      isRequired,
      estimatedS,
    })),
  }))
  const module = { id: ModuleId.parse(idFor(id, 'module')), title: en('Module'), units }
  return { id, slug, outline: { modules: [module] }, revisions }
}

function unitOf(courseId: CourseId, index: number): UnitRevision {
  const unitId = UnitId.parse(idFor(courseId, `unit:${index}`))
  const steps = contents.map((content, place) => ({
    id: StepId.parse(idFor(unitId, `step:${place}`)),
    title: null,
    isRequired: true,
    estimatedS: 80,
    content,
  }))
  return UnitRevision.parse({
    revision: createHash('sha256').update(unitId).digest('hex'),
    unitId,
    courseId,
    title: en(`Unit ${index}`),
    goal: en('After this you can do one thing more.'),
    hook: null,
    recap: [en('You can now do one thing more.')],
    keyTerms: [],
    nextQuestion: null,
    steps,
  })
}

/** What the course says of itself. */
export const benchDetails = {
  title: en('A course of the bench'),
  summary: en('Thirty units of the usual length.'),
  outcome: null,
  audience: null,
  notFor: null,
  hoursPerWeek: 3,
  plannedDays: 60,
  teacher: null,
  languages: ['en'],
  attribution: null,
  licenceUrl: null,
  cover: { hue: 200, glyph: 'B' },
}
