import { Language, Localized } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import { may } from '#identity/contract'

export const CourseId = z.uuid().brand<'CourseId'>()
export type CourseId = z.infer<typeof CourseId>
export const ModuleId = z.uuid().brand<'ModuleId'>()
export type ModuleId = z.infer<typeof ModuleId>
export const UnitId = z.uuid().brand<'UnitId'>()
export type UnitId = z.infer<typeof UnitId>
export const StepId = z.uuid().brand<'StepId'>()
export type StepId = z.infer<typeof StepId>

/** HTML from an importer: cleaned by the allow-list before it is stored, safe to place in a page. */
export const Html = Localized

/** A choice of a single or multiple question, with the words a learner hears who picks it. */
export const Option = z.object({
  id: z.string().max(40).describe('stable within the step'),
  text: Html,
  isRight: z.boolean(),
  feedback: Html.nullable(),
})

/** What is said to an answer as a whole. */
const answerWords = {
  rightFeedback: Html.nullable(),
  wrongFeedback: Html.nullable(),
  explanation: Html.nullable(),
}

/** Id of an item, a side or a gap; it tells nothing of the right order or pairing. */
const PartId = z.string().min(1).max(40)

/** What a step holds, keys and model answers included; learners get `StepView` instead. */
export const StepContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reading'), html: Html }),
  z.object({
    kind: z.literal('choice'),
    form: z.enum(['single', 'multiple']),
    stem: Html,
    options: z.array(Option).min(2).max(20),
    explanation: Html.nullable().describe(
      'shown with the key, and after an answer that has no words of its own',
    ),
  }),
  z.object({
    kind: z.literal('text'),
    stem: Html,
    accepted: z.array(Localized).min(1).describe('compared without case, accents, outer and double spaces'),
    ...answerWords,
  }),
  z.object({
    kind: z.literal('number'),
    stem: Html,
    value: z.number(),
    tolerance: z.number().nonnegative().describe('absolute; the answer is right within it, ends included'),
    unit: Localized.nullable(),
    ...answerWords,
  }),
  z.object({
    kind: z.literal('order'),
    stem: Html,
    items: z
      .array(z.object({ id: PartId, text: Html }))
      .min(2)
      .max(12)
      .describe('in the right order'),
    ...answerWords,
  }),
  z.object({
    kind: z.literal('match'),
    stem: Html,
    pairs: z
      .array(z.object({ id: PartId, left: Html, rightId: PartId, right: Html }))
      .min(2)
      .max(10),
    ...answerWords,
  }),
  z.object({
    kind: z.literal('cloze'),
    text: Html.describe('each gap stands once in it, as <span data-gap="ID"></span>'),
    gaps: z
      .array(z.object({ id: PartId, accepted: z.array(Localized).min(1).describe('compared as for text') }))
      .min(1)
      .max(20),
    ...answerWords,
  }),
  z.object({ kind: z.literal('open'), stem: Html, modelAnswer: Html.nullable() }),
  z.object({
    kind: z.literal('video'),
    mediaId: z.uuid().describe('what is played; its qualities may come and go without a new revision'),
    durationS: z.number().positive(),
    words: Html.nullable().describe('what stands below the picture'),
  }),
])
export type StepContent = z.infer<typeof StepContent>

export const Step = z.object({
  id: StepId,
  title: Localized.nullable(),
  isRequired: z.boolean(),
  estimatedS: z.int().positive().describe('time of reading, answering or playing, seconds'),
  content: StepContent,
  /** Set where the step is asked inside a video of the same unit, which stops for it at `atS` media seconds. */
  moment: z.object({ videoStepId: StepId, atS: z.number().nonnegative() }).optional(),
})
export type Step = z.infer<typeof Step>

/** One revision of a unit; immutable, its id is the hash of what it holds. */
export const UnitRevision = z.object({
  revision: z.string().describe('SHA-256 of the content, hexadecimal'),
  unitId: UnitId,
  courseId: CourseId,
  title: Localized,
  goal: Localized.nullable().describe('after this you can …'),
  hook: Html.nullable().describe('the first 30 seconds: why this matters'),
  recap: z.array(Localized).describe('you can now …, one sentence each'),
  keyTerms: z.array(z.object({ term: Localized, meaning: Html.nullable() })),
  nextQuestion: Localized.nullable().describe('open question that the next unit answers'),
  steps: z.array(Step).min(1),
})
export type UnitRevision = z.infer<typeof UnitRevision>

/** The outline of a version: no content, only what lists and progress need. */
export const Outline = z.object({
  modules: z.array(
    z.object({
      id: ModuleId,
      title: Localized,
      units: z.array(
        z.object({
          id: UnitId,
          revision: z.string(),
          title: Localized,
          estimatedS: z.int().positive(),
          isRequired: z.boolean(),
          steps: z.array(
            z.object({
              id: StepId,
              kind: z.string(),
              isRequired: z.boolean(),
              estimatedS: z.int().positive(),
            }),
          ),
        }),
      ),
    }),
  ),
})
export type Outline = z.infer<typeof Outline>

/** What a course says of itself before any button. */
export const CourseDetails = z.object({
  title: Localized,
  summary: Localized,
  outcome: Localized.nullable(),
  audience: Localized.nullable().describe('who it is for'),
  notFor: Localized.nullable().describe('who it is not for'),
  hoursPerWeek: z.number().positive().nullable(),
  plannedDays: z.int().positive().describe('planned length, days from enrolment'),
  teacher: Localized.nullable().describe('who teaches'),
  languages: z.array(Language).min(1),
  attribution: Html.nullable().describe('shown on the course page and under every unit'),
  licenceUrl: z.url().nullable(),
  cover: z
    .object({ hue: z.number().min(0).max(360), glyph: z.string().max(4) })
    .describe('the generated cover'),
})
export type CourseDetails = z.infer<typeof CourseDetails>

export const CourseCard = z.object({
  id: CourseId,
  slug: z.string(),
  version: z.int().positive(),
  details: CourseDetails,
  unitCount: z.int(),
  totalS: z.int().describe('estimated time of all units, seconds'),
})
export type CourseCard = z.infer<typeof CourseCard>

export const CoursePage = CourseCard.extend({ outline: Outline, firstUnitId: UnitId })
export type CoursePage = z.infer<typeof CoursePage>

/** A course as staff see it in their list, retired ones among the rest. */
export const CourseRow = CourseCard.extend({
  isRetired: z.boolean(),
  publishedAt: z.date().describe('when the version was published'),
})
export type CourseRow = z.infer<typeof CourseRow>

/** One line of an import's report. The screen words each code in both languages. */
export const ReportLine = z.object({
  outcome: z.enum(['kept', 'changed', 'dropped']),
  code: z.string().describe('snake_case, a key of the messages'),
  place: z.string().describe('file and element, e.g. m00030#note-00001'),
  detail: z.record(z.string(), z.string()).default({}),
  count: z.int().positive().default(1),
})
export type ReportLine = z.infer<typeof ReportLine>

export const ImportState = z.object({
  id: z.uuid(),
  fileName: z.string(),
  state: z.enum(['receiving', 'waiting', 'running', 'done', 'failed']),
  progress: z.number().min(0).max(1),
  /** Set when failed: a key of the messages, and where it happened. */
  failure: z
    .object({ code: z.string(), place: z.string(), detail: z.record(z.string(), z.string()) })
    .nullable(),
  /** Set when done: one entry a course of the file. */
  courses: z.array(
    z.object({
      courseId: CourseId,
      slug: z.string(),
      title: Localized,
      result: z.enum(['created', 'new_version', 'corrected', 'unchanged']),
      version: z.int(),
      unitCount: z.int(),
      stepCount: z.int(),
      questionCount: z.int(),
    }),
  ),
  report: z.array(ReportLine),
  startedAt: z.date(),
})
export type ImportState = z.infer<typeof ImportState>

export const coursesContract = {
  catalogue: may('courses.visit').route({ method: 'GET', path: '/courses' }).output(z.array(CourseCard)),
  coursePage: may('courses.visit')
    .route({ method: 'GET', path: '/courses/{slug}' })
    .input(z.object({ slug: z.string().max(120) }))
    .output(CoursePage),
  /** Every course, retired ones too, the most recently published first. */
  listCourses: may('courses.author')
    .route({ method: 'GET', path: '/console/courses' })
    .output(z.array(CourseRow)),
  /** Progress and report of an import; the file itself goes by `PUT /api/imports?name=…` as the body. */
  importState: may('courses.author')
    .route({ method: 'GET', path: '/imports/{id}' })
    .input(z.object({ id: z.uuid() }))
    .output(ImportState),
  /** The newest hundred, their reports left out. */
  listImports: may('courses.author').route({ method: 'GET', path: '/imports' }).output(z.array(ImportState)),
  cancelImport: may('courses.author')
    .route({ method: 'DELETE', path: '/imports/{id}' })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({})),
  /** Puts a recording into a unit as its first or last step, which makes a new version. */
  addVideo: may('courses.author')
    .route({ method: 'POST', path: '/courses/{courseId}/videos' })
    .input(
      z.object({
        courseId: CourseId,
        unitId: UnitId,
        mediaId: z.uuid(),
        at: z.enum(['beginning', 'end']),
      }),
    )
    .output(z.object({ version: z.int().positive() }))
    .errors({
      NOT_READY: { status: 409, message: 'The recording has not been looked at yet, or cannot be played.' },
      THERE_ALREADY: { status: 409, message: 'The unit shows the recording already.' },
      NOT_YOURS: { status: 403, message: 'Somebody else teaches the course.' },
    }),
  /** Takes a course out of the catalogue, or puts it back; those enrolled go on. */
  retireCourse: may('courses.author')
    .route({ method: 'PUT', path: '/courses/{courseId}/retired' })
    .input(z.object({ courseId: CourseId, isRetired: z.boolean() }))
    .output(z.object({})),
}
