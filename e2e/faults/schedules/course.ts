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
import { type Kysely, sql } from 'kysely'

const en = (text: string) => ({ en: text })
const courseId = CourseId.parse(idFor('3f2f9a51-6f0e-4a4e-8c52-3f5a0b8c1d11', 'schedules'))
const unitId = UnitId.parse(idFor(courseId, 'unit'))
const stepIdOf = (key: string) => StepId.parse(idFor(unitId, key))

/** The one unit that schedules happen in: something to read, to watch, to choose and to write, twice. */
export const place = {
  courseId,
  unitId,
  reading: stepIdOf('reading'),
  video: stepIdOf('video'),
  choices: [stepIdOf('choice-1'), stepIdOf('choice-2')],
  opens: [stepIdOf('open-1'), stepIdOf('open-2')],
  videoS: 300,
}

const choice: StepContent = {
  kind: 'choice',
  form: 'single',
  stem: en('Which?'),
  options: ['a', 'b'].map((id) => ({ id, text: en(id), isRight: id === 'a', feedback: null })),
  explanation: null,
}
const open: StepContent = { kind: 'open', stem: en('Why?'), modelAnswer: null }
const contents: [id: StepId, content: StepContent, estimatedS: number][] = [
  [place.reading, { kind: 'reading', html: en('<p>Read.</p>') }, 100],
  [
    place.video,
    { kind: 'video', mediaId: idFor(unitId, 'media'), durationS: place.videoS, words: null },
    place.videoS,
  ],
  ...place.choices.map((id): [StepId, StepContent, number] => [id, choice, 30]),
  ...place.opens.map((id): [StepId, StepContent, number] => [id, open, 60]),
]

const details = {
  title: en('Schedules'),
  summary: en('A course for schedules'),
  outcome: null,
  audience: null,
  notFor: null,
  hoursPerWeek: null,
  plannedDays: 28,
  teacher: null,
  languages: ['en'],
  attribution: null,
  licenceUrl: null,
  cover: { hue: 200, glyph: 'S' },
}

/** Puts the course there as an import would have left it. */
export async function seedCourse(db: Kysely<never>): Promise<void> {
  const steps = contents.map(([id, content, estimatedS]) => ({
    id,
    title: null,
    isRequired: true,
    estimatedS,
    content,
  }))
  const revision = createHash('sha256').update(unitId).digest('hex')
  const unit = UnitRevision.parse({
    revision,
    unitId,
    courseId,
    title: en('Unit'),
    goal: null,
    hook: null,
    recap: [],
    keyTerms: [],
    nextQuestion: null,
    steps,
  })
  const outline: Outline = {
    modules: [
      {
        id: ModuleId.parse(idFor(courseId, 'module')),
        title: en('Module'),
        units: [
          {
            id: unitId,
            revision,
            title: en('Unit'),
            estimatedS: 600,
            isRequired: true,
            steps: steps.map(({ id, isRequired, estimatedS, content }) => ({
              id,
              kind: content.kind,
              isRequired,
              estimatedS,
            })),
          },
        ],
      },
    ],
  }
  await sql`insert into course (id, source_key, slug, current_version, created_at)
    values (${courseId}, 'schedules', 'schedules', 1, now())`.execute(db)
  await sql`insert into course_version (course_id, version, details, outline, fingerprint, published_at)
    values (${courseId}, 1, ${JSON.stringify(details)}, ${JSON.stringify(outline)}, 'schedules', now())`.execute(
    db,
  )
  await sql`insert into unit_revision values (${revision}, ${unitId}, ${JSON.stringify(unit)}, now())`.execute(
    db,
  )
  await sql`insert into course_version_unit values (${courseId}, 1, ${unitId}, ${revision})`.execute(db)
}
