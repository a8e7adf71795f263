import type { Actor } from '@banxue/platform/auth/actor'
import type { EventType } from '@banxue/platform/events/define'
import type { SubjectEvent } from '@banxue/platform/events/subject-store'
import { z } from 'zod'
import { CourseId, StepId, UnitId } from '#courses/contract'
import { Attended, type Receipt, type ReceiptEntry, Watched } from '#learning/contract'
import {
  CourseCompleted,
  Enrolled,
  QuestionAnswered,
  StepCompleted,
  UnitCompleted,
  UnitOpened,
} from '#learning/events'
import type { Needs } from './needs.ts'
import { type Titles, titlesFor } from './receipt-titles.ts'

/** Events of one page. */
const pageSize = 200
/** From here on it is worth saying when something arrived, milliseconds. */
const lateMs = 10 * 60_000

const kinds: readonly [EventType, ReceiptEntry['what']][] = [
  [Enrolled, 'enrolled'],
  [UnitOpened, 'opened'],
  [QuestionAnswered, 'answered'],
  [StepCompleted, 'step_done'],
  [UnitCompleted, 'unit_done'],
  [CourseCompleted, 'course_done'],
  [Watched, 'watched'],
  [Attended, 'attended'],
]
const whatOf = new Map(kinds.map(([type, what]) => [type.name, what]))

/** What is recorded of somebody's learning, the newest first, as the log has it. */
export async function receipt(
  needs: Needs,
  actor: Actor,
  before: { at: Date; id: string } | null,
): Promise<Receipt> {
  const names = [...whatOf.keys()]
  const events = await needs.recorded(actor.personId, { names, before, limit: pageSize })
  const told = events.flatMap((event) => {
    const said = Said.safeParse(event.payload)
    return said.success ? [{ event, said: said.data }] : []
  })
  const titles = await titlesFor(needs, actor, {
    courseIds: new Set(told.map(({ said }) => said.courseId)),
    unitIds: new Set(told.flatMap(({ said }) => said.unitId ?? [])),
  })
  const last = events.length < pageSize ? undefined : events.at(-1)
  return {
    entries: told.map(({ event, said }) => entryOf(event, said, titles)),
    next: last === undefined ? null : { at: last.occurredAt, id: last.id },
  }
}

/** What any of the events may say. */
const Said = z.object({
  courseId: CourseId,
  unitId: UnitId.optional(),
  stepId: StepId.optional(),
  stepKind: z.string().optional(),
  isRight: z.boolean().nullish(),
  attempt: z.int().optional(),
  by: z.enum(['learning', 'self']).optional(),
  fromS: z.number().optional(),
  toS: z.number().optional(),
  durationS: z.number().optional(),
})

function entryOf(event: SubjectEvent, said: z.infer<typeof Said>, titles: Titles): ReceiptEntry {
  const { id, name, occurredAt, receivedAt, zone, localDay, simulated } = event
  const isLate = !simulated && receivedAt.getTime() - occurredAt.getTime() > lateMs
  return {
    id,
    what: whatOf.get(name) ?? 'opened',
    at: occurredAt,
    zone,
    day: localDay,
    arrivedAt: isLate ? receivedAt : null,
    courseId: said.courseId,
    courseTitle: titles.course(said.courseId),
    unitId: said.unitId ?? null,
    unitTitle: titles.unit(said.unitId),
    stepKind: said.stepKind ?? null,
    stepWords: titles.step(said.stepId),
    isRight: said.isRight ?? null,
    attempt: said.attempt ?? null,
    bySelf: said.by === 'self',
    seconds: said.durationS ?? (said.toS === undefined ? null : said.toS - (said.fromS ?? 0)),
  }
}
