import { newId } from '@banxue/platform/id'
import { testAnalytics } from '@banxue/platform/testing/analytics'
import { FakeClock } from '@banxue/platform/testing/clock'
import { v5 } from 'uuid'
import { CourseId, StepId, UnitId } from '#courses/contract'
import { createAnalytics } from '../analytics.ts'
import type { CourseOutline, RetentionNeeds } from '../needs.ts'
import { createAsk } from '../ask.ts'
import { createFunnelReports } from '../funnel/reports.ts'
import { createHabitReports } from '../habits/reports.ts'
import { createInsideReports } from '../inside/reports.ts'
import { createLifecycleReports } from '../lifecycle/reports.ts'
import { createQualityReports } from '../quality/reports.ts'
import { createReports } from '../reports.ts'
import { createRollUp } from '../roll-up.ts'

const namespace = '6f3f5d9e-8f6a-4f0e-9d2b-0b8a51c1a5a1'
/** The same id for the same word, so that fixtures read as words. */
export const idOf = (word: string) => v5(word, namespace)
export const course = (word: string) => CourseId.parse(idOf(word))
export const unit = (word: string) => UnitId.parse(idOf(word))
export const step = (word: string) => StepId.parse(idOf(word))

/** Who is shown names. */
export const operator = { personId: idOf('operator'), roles: ['learner', 'operator'] }

/** An event of a fixture; names and words stand for ids. */
export interface GivenEvent {
  name: string
  /** Whom it is about; empty for nobody. */
  who: string
  /** Word of the browser. */
  visitor?: string
  /** `YYYY-MM-DDThh:mm:ssZ`; the local day is its date unless `day` says otherwise. */
  at: string
  day?: string
  course?: string
  unit?: string
  step?: string
  device?: string
  region?: string
  payload?: Record<string, unknown>
  context?: Record<string, unknown>
  simulated?: boolean
  /** Given again, the same event. */
  id?: string
}

const tables = [
  'event',
  'learner',
  'course_plan',
  'day_touched',
  'learner_day',
  'learner_unit_day',
  'learner_unit',
  'active_days',
  'roll_up',
  'sitting_part',
  'page_life',
  'registration',
  'visit',
  'browser_person',
  'step_done',
  'watched_span',
  'question_tried',
  'device_days',
]

/** A fresh analytics store with rollups and reports at a standing clock; the school is in Shanghai. */
export async function givenSchool(now: string, outlines: readonly CourseOutline[] = []) {
  const client = await testAnalytics()
  const clock = new FakeClock(now)
  const failures: unknown[] = []
  const needs: RetentionNeeds = {
    analytics: client,
    clock,
    log: {
      info: () => undefined,
      warn: (fields) => failures.push(fields),
      error: (fields) => failures.push(fields),
    },
    schoolZone: () => Promise.resolve('Asia/Shanghai'),
    courses: { outlines: () => Promise.resolve(outlines), taughtBy: () => Promise.resolve([]) },
    names: (ids) => Promise.resolve(new Map(ids.map((id) => [id, `name of ${id.slice(0, 4)}`]))),
  }
  const ask = createAsk(needs)
  return {
    client,
    clock,
    needs,
    reports: {
      ...createReports(needs, ask),
      ...createFunnelReports(needs, ask),
      ...createHabitReports(ask),
      ...createInsideReports(needs, ask),
      ...createLifecycleReports(ask),
      ...createQualityReports(needs, ask),
    },
    /** What the reports logged as failed. */
    failures,
    /** Ships events as the spine does. */
    async ship(events: readonly GivenEvent[]) {
      if (events.length > 0)
        await client.insert({ table: 'event', values: events.map(rowOf), format: 'JSONEachRow' })
    },
    /** Counts all news, without the rest between two recounts. */
    count: () => createRollUp(createAnalytics(client)).catchUp(),
    /** Forgets everything, as if nothing had ever happened. */
    async clear() {
      for (const table of tables) await client.command({ query: `truncate table ${table}` })
      clock.advance(60_000)
    },
    async rows<Row>(query: string): Promise<Row[]> {
      return (await client.query({ query, format: 'JSONEachRow' })).json<Row>()
    },
  }
}

/** People with accounts, by words. */
export const registered = (...who: string[]): GivenEvent[] =>
  who.map((word) => ({ name: 'identity.person_registered', who: word, at: '2026-01-01T00:00:00Z' }))

/** A browser that nobody is signed in at opened its first page of the day. */
export const visited = (
  visitor: string,
  at: string,
  [source, medium = '', campaign = '']: readonly [source: string, medium?: string, campaign?: string],
): GivenEvent => ({ name: 'web.visit_began', who: '', visitor, at, payload: { source, medium, campaign } })

/** A question answered: the plainest learning act. */
export const answered = (who: string, at: string, rest: Partial<GivenEvent> = {}): GivenEvent => ({
  name: 'learning.question_answered',
  who,
  at,
  course: 'c1',
  unit: 'u1',
  ...rest,
})

const nobody = '00000000-0000-0000-0000-000000000000'

function rowOf(event: GivenEvent) {
  const at = new Date(event.at)
  const instant = at.toISOString().replace('T', ' ').replace('Z', '')
  return {
    id: event.id === undefined ? newId(at) : idOf(event.id),
    name: event.name,
    version: 1,
    actor_id: event.who === '' ? nobody : idOf(event.who),
    subject_id: event.who === '' ? nobody : idOf(event.who),
    occurred_at: instant,
    received_at: instant,
    zone: 'Asia/Shanghai',
    local_day: event.day ?? event.at.slice(0, 10),
    session_id: '',
    simulated: event.simulated ?? false,
    epoch: 1,
    xid: '1',
    context: JSON.stringify(event.context ?? {}),
    payload: JSON.stringify(event.payload ?? {}),
    ...(event.course === undefined ? {} : { course_id: idOf(event.course) }),
    ...(event.unit === undefined ? {} : { unit_id: idOf(event.unit) }),
    ...(event.step === undefined ? {} : { step_id: idOf(event.step) }),
    ...(event.visitor === undefined ? {} : { visitor_id: idOf(event.visitor) }),
    ...(event.device === undefined ? {} : { device: event.device }),
    ...(event.region === undefined ? {} : { region: event.region }),
  }
}
