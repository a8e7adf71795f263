import { createHash } from 'node:crypto'
import type { Actor } from '@banxue/platform/auth/actor'
import { idFor } from '@banxue/platform/id'
import {
  CourseId,
  CoursePage,
  ModuleId,
  type Step,
  type StepContent,
  StepId,
  UnitId,
  UnitRevision,
} from '#courses/contract'
import type { Playback } from '@banxue/platform/media/playback'
import type { CourseQuestions } from './needs.ts'

/** A step as a test describes it: a key, and what it holds. */
export interface StepSketch {
  key: string
  content: StepContent
  isRequired?: boolean
  /** Seconds, 60 unless told. */
  estimatedS?: number
}
export interface UnitSketch {
  key: string
  isRequired?: boolean
  recap?: string[]
  steps: StepSketch[]
}

const namespace = '6f1d0c3e-51f7-4c1c-9c0e-6d8f1b3c2a10'
const en = (text: string) => ({ en: text })

export const courseIdOf = (key: string): CourseId => CourseId.parse(idFor(namespace, key))
export const unitIdOf = (course: string, unit: string): UnitId =>
  UnitId.parse(idFor(courseIdOf(course), `unit:${unit}`))
export const stepIdOf = (course: string, unit: string, step: string): StepId =>
  StepId.parse(idFor(unitIdOf(course, unit), `step:${step}`))

export const reading = (key: string, estimatedS = 60): StepSketch => ({
  key,
  estimatedS,
  content: { kind: 'reading', html: en(`<p>${key}</p>`) },
})

/** A question with the options `a` (right), `b` and `c`. */
export const single = (key: string): StepSketch => ({
  key,
  content: {
    kind: 'choice',
    form: 'single',
    stem: en(key),
    options: ['a', 'b', 'c'].map((id) => ({
      id,
      text: en(id),
      isRight: id === 'a',
      feedback: en(`secret feedback of ${id}`),
    })),
    explanation: en('secret explanation'),
  },
})

export const open = (key: string): StepSketch => ({
  key,
  content: { kind: 'open', stem: en(key), modelAnswer: en('secret model answer') },
})

/** A school's courses in memory: what courses answers to learning's questions. */
export class Shelf implements CourseQuestions {
  readonly #versions = new Map<string, CoursePage[]>()
  readonly #revisions = new Map<string, UnitRevision>()

  /** Publishes the next version of a course; the key stands for it in the ids. */
  publish(key: string, units: readonly UnitSketch[]): CoursePage {
    const versions = this.#versions.get(courseIdOf(key)) ?? []
    const page = this.#page(key, versions.length + 1, units)
    this.#versions.set(page.id, [...versions, page])
    return page
  }

  /** Mends the newest version in place, as a correction does. */
  correct(key: string, units: readonly UnitSketch[]): CoursePage {
    const versions = this.#versions.get(courseIdOf(key)) ?? []
    const page = this.#page(key, versions.length, units)
    this.#versions.set(page.id, versions.with(-1, page))
    return page
  }

  version = (courseId: CourseId, version: number): Promise<CoursePage | null> =>
    Promise.resolve(this.#versions.get(courseId)?.[version - 1] ?? null)

  current = (courseId: CourseId): Promise<CoursePage | null> =>
    Promise.resolve(this.#versions.get(courseId)?.at(-1) ?? null)

  /** How videos can be played, by media. */
  readonly playbacks = new Map<string, Playback>()
  playback = (mediaId: string) => Promise.resolve(this.playbacks.get(mediaId) ?? null)

  revision = (revision: string): Promise<UnitRevision | null> =>
    Promise.resolve(this.#revisions.get(revision) ?? null)

  #page(key: string, version: number, sketches: readonly UnitSketch[]): CoursePage {
    const units = sketches.map((sketch) => this.#unit(key, sketch))
    return CoursePage.parse({
      id: courseIdOf(key),
      slug: key,
      version,
      details: {
        title: en(`Course ${key}`),
        summary: en('A course for tests'),
        outcome: null,
        audience: null,
        notFor: null,
        hoursPerWeek: null,
        plannedDays: 28,
        teacher: null,
        languages: ['en'],
        attribution: null,
        licenceUrl: null,
        cover: { hue: 200, glyph: 'T' },
      },
      unitCount: units.length,
      totalS: units.reduce((sum, unit) => sum + unit.estimatedS, 0),
      outline: {
        modules: [{ id: ModuleId.parse(idFor(courseIdOf(key), 'module')), title: en('Module'), units }],
      },
      firstUnitId: units[0]?.id,
    })
  }

  #unit(course: string, sketch: UnitSketch) {
    const steps = sketch.steps.map((step) => stepOf(course, sketch.key, step))
    const id = unitIdOf(course, sketch.key)
    const revision = createHash('sha256')
      .update(JSON.stringify([id, steps]))
      .digest('hex')
    const words = { title: en(`Unit ${sketch.key}`), goal: en(`goal of ${sketch.key}`), hook: null }
    const recap = (sketch.recap ?? [`learnt ${sketch.key}`]).map(en)
    this.#revisions.set(
      revision,
      UnitRevision.parse({
        ...words,
        revision,
        unitId: id,
        courseId: courseIdOf(course),
        recap,
        keyTerms: [],
        nextQuestion: null,
        steps,
      }),
    )
    return {
      id,
      revision,
      title: words.title,
      estimatedS: steps.reduce((sum, step) => sum + step.estimatedS, 0),
      isRequired: sketch.isRequired ?? true,
      steps: steps.map((step) => ({
        id: step.id,
        kind: step.content.kind,
        isRequired: step.isRequired,
        estimatedS: step.estimatedS,
      })),
    }
  }
}

function stepOf(course: string, unit: string, sketch: StepSketch): Step {
  return {
    id: stepIdOf(course, unit, sketch.key),
    title: null,
    isRequired: sketch.isRequired ?? true,
    estimatedS: sketch.estimatedS ?? 60,
    content: sketch.content,
  }
}

/** Somebody at a device; each call is another person unless told otherwise. */
export function actorWith(who: Partial<Actor> = {}): Actor {
  return {
    personId: crypto.randomUUID(),
    kind: 'member',
    roles: ['learner'],
    simulated: false,
    language: 'en',
    zone: 'Asia/Shanghai',
    sessionId: crypto.randomUUID(),
    ...who,
  }
}
export const guestWith = (who: Partial<Actor> = {}): Actor => actorWith({ kind: 'guest', roles: [], ...who })

/** A log that nobody is asked about. */
export const nothingRecorded = () => Promise.resolve([])
