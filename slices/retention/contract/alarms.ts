import { Localized } from '@banxue/platform/i18n/language'
import { z } from 'zod'
import { CourseId } from '#courses/contract'
import { answer, Day, Population } from './pulse.ts'

/** What is watched day by day: learners, their time, units completed, wrong answers, sittings that played badly. */
export const alarmSeries = ['learners', 'time', 'completion', 'errors', 'quality'] as const
export const AlarmSeries = z.enum(alarmSeries)
export type AlarmSeries = z.infer<typeof AlarmSeries>

/**
 * How an alarm stands: it goes on; the series came back; what was unusual is the usual now; or late work showed that
 * nothing was amiss.
 */
export const AlarmState = z.enum(['open', 'recovered', 'settled', 'gone'])
export type AlarmState = z.infer<typeof AlarmState>

export const AlarmId = z.uuid().brand<'AlarmId'>()
export type AlarmId = z.infer<typeof AlarmId>

/** Who of the staff did something, and when; the name is null once they are erased. */
const act = z.object({ by: z.string().nullable(), at: z.date() })
const share = z.number().min(0).max(1)
const countOf = z.int().nonnegative()

export const Alarm = z.object({
  id: AlarmId,
  population: Population,
  series: AlarmSeries,
  courseId: CourseId.nullable().describe('null: the whole school'),
  courseTitle: Localized.nullable(),
  firstOn: Day,
  lastOn: Day.describe('the last day that was unusual'),
  days: z.int().positive().describe('from the first to the last'),
  observed: z.number().describe('a day, on average: learners, seconds, units; or a share'),
  expected: z.number().describe('in the same unit'),
  oddsDays: z.number().min(1).describe('the rarest of its days comes once in so many'),
  state: AlarmState,
  raisedAt: z.date(),
  acknowledged: act.nullable(),
  judgement: act.extend({ isReal: z.boolean() }).nullable(),
  notes: countOf,
  alsoIn: z
    .array(z.object({ id: AlarmId, courseId: CourseId, courseTitle: Localized.nullable() }))
    .describe('courses with an alarm of the same series in these days'),
})
export type Alarm = z.infer<typeof Alarm>

/** A series as it is watched; before `knownFrom` there are too few days to know what is usual. */
export const WatchedSeries = z.object({
  series: AlarmSeries,
  courses: countOf.describe('courses in which it is watched too'),
  state: z.enum(['nothing', 'learning', 'few', 'watched']),
  knownFrom: Day.nullable().describe('the first day that can be judged; null where there are no days yet'),
})
export type WatchedSeries = z.infer<typeof WatchedSeries>

export const Alarms = z.object({
  alarms: z.array(Alarm).describe('those that go on first, then the newest; a hundred at most'),
  watched: z.array(WatchedSeries),
  readAt: z.date().nullable().describe('when days were judged last; null: never'),
  readThrough: Day.nullable().describe('the newest day judged'),
  judged: countOf.describe('alarms that somebody judged'),
  real: countOf.describe('of those, judged real'),
})
export type Alarms = z.infer<typeof Alarms>

export const AlarmDay = z.object({
  on: Day,
  value: z.number().nullable().describe('null: a share of nothing'),
  expected: z.number().nullable().describe('null while it cannot be told'),
  edge: z.number().nullable().describe('an alarm begins beyond it'),
  isUnusual: z.boolean(),
})
export type AlarmDay = z.infer<typeof AlarmDay>

export const AlarmNote = z.object({ id: z.uuid(), by: z.string().nullable(), at: z.date(), text: z.string() })
export type AlarmNote = z.infer<typeof AlarmNote>

export const AlarmPage = z.object({
  ...answer,
  alarm: Alarm,
  notes: z.array(AlarmNote).describe('oldest first'),
  days: z.array(AlarmDay).describe('as they are known now: eight weeks, oldest first'),
})
export type AlarmPage = z.infer<typeof AlarmPage>

/** What groups are told apart by. */
export const carrierKinds = ['course', 'unit', 'cohort', 'device', 'network', 'region'] as const
export const CarrierKind = z.enum(carrierKinds)
export type CarrierKind = z.infer<typeof CarrierKind>

/** A group and its part in an alarm: of so many expected, answers or sittings, so many missing, wrong or bad. */
export const Carrier = z.object({
  kind: CarrierKind,
  value: z.string().describe('an id, a day, or a word of the kind'),
  title: Localized.nullable().describe('of a course or a unit'),
  hit: countOf,
  of: countOf,
  share,
  more: z.number().describe('hits beyond what it would have with the share of all'),
})
export type Carrier = z.infer<typeof Carrier>
export const Carriers = z.object({
  ...answer,
  hit: countOf,
  of: countOf,
  people: countOf.describe('learners who carry it'),
  carriers: z.array(Carrier).describe('three of each kind at most, the largest part first'),
})
export type Carriers = z.infer<typeof Carriers>

export const AlarmLearner = z.object({
  name: z.string(),
  hits: countOf.describe('bad sittings or wrong answers; days on which somebody was expected'),
  lastAt: z.date().nullable().describe('last learning act before the alarm, or last hit'),
})
export const AlarmLearners = z.object({
  ...answer,
  people: countOf,
  learners: z.array(AlarmLearner).describe('fifty at most'),
})
export type AlarmLearners = z.infer<typeof AlarmLearners>

export const AlarmQuestion = z.object({ id: AlarmId })
export const AcknowledgeInput = AlarmQuestion.extend({ isAcknowledged: z.boolean() })
export const JudgeInput = AlarmQuestion.extend({
  isReal: z.boolean().nullable().describe('null takes the judgement back'),
})
export const AlarmNoteInput = AlarmQuestion.extend({
  noteId: z.uuid().describe('made by the browser, so that a retry writes it once'),
  text: z.string().trim().min(1).max(2000),
})

/** An alarm that there is not, or not for the caller. */
export const alarmErrors = {
  NO_SUCH_ALARM: { status: 404, message: 'There is no such alarm that the caller may see.' },
} as const
