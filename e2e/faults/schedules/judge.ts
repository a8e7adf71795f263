import { localDay } from '@banxue/platform/events/local-day'
import type { UnitView } from '@banxue/slices/learning/contract'
import { type Kysely, sql } from 'kysely'
import { place } from './course.ts'
import type { Happened } from './schedule.ts'
import type { School } from './school.ts'
import { type Done, isRightMoment, isSure } from './truth.ts'

interface EventRow {
  name: string
  stepId: string | null
  at: Date
  day: string
  zone: string
  fromS: number | null
  toS: number | null
}

interface AttemptRow {
  attemptId: string
  stepId: string
  at: Date
}

/** What the school has made of a schedule that is not as it was; nothing where all is right. */
export async function faultsOf(
  { db, school }: { db: Kysely<never>; school: School },
  happened: Happened,
): Promise<string[]> {
  const { personId, tokens, endMs } = happened
  const attempts = await sql<AttemptRow>`
    select attempt_id as "attemptId", step_id as "stepId", answered_at as at from attempt
    where learner_id = ${personId}`.execute(db)
  const events = await sql<EventRow>`
    select name, payload->>'stepId' as "stepId", occurred_at as at, local_day::text as day, zone,
      (payload->>'fromS')::float as "fromS", (payload->>'toS')::float as "toS"
    from event where subject_id = ${personId}`.execute(db)
  const steps = await sql<{ stepId: string; pages: Record<string, number>; spans: [number, number][] }>`
    select step_id as "stepId", pages, spans from step_progress where learner_id = ${personId}`.execute(db)
  const now = new Date(endMs)
  const { courseId, unitId } = place
  const seen = async () =>
    (await school.call('learning/openUnit', { courseId, unitId }, { token: tokens.phone, now })) as UnitView
  const view = await seen()
  const faults = [
    ...answersOf(happened, attempts.rows, events.rows),
    ...oncesOf(events.rows),
    ...readingOf(happened, steps.rows.find(({ stepId }) => stepId === place.reading)?.pages ?? {}),
    ...watchesOf(happened, events.rows, steps.rows.find(({ stepId }) => stepId === place.video)?.spans ?? []),
    ...positionOf(happened, view),
  ]
  for (const stepId of place.opens) faults.push(...(await draftsOf(happened, { view, stepId, school, now })))
  return faults
}

const of = (happened: Happened, kind: Done['kind']): Done[] =>
  happened.done.filter((one) => one.kind === kind)
const sendingsOf = ({ sendings }: Happened, done: Done) => sendings.get(done.sentAs) ?? []

function answersOf(
  happened: Happened,
  attempts: readonly AttemptRow[],
  events: readonly EventRow[],
): string[] {
  const faults: string[] = []
  const done = of(happened, 'answer')
  const kept = new Map(attempts.map((row) => [row.attemptId, row]))
  for (const one of done) {
    const row = kept.get(one.id)
    if (row === undefined) faults.push(`lost: answer ${one.text}`)
    else if (!isRightMoment(one, row.at.getTime(), sendingsOf(happened, one)))
      faults.push(`answer ${one.text} of ${iso(one.atMs)} is kept as of ${row.at.toISOString()}`)
  }
  if (kept.size > done.length) faults.push(`${kept.size} answers kept of ${done.length}`)
  const told = events.filter(({ name }) => name === 'learning.question_answered')
  if (told.length !== done.length) faults.push(`${told.length} answers in the log of ${done.length}`)
  const taken = new Set<Done>()
  for (const event of told) {
    // Where a clock jumped, several answers may be held at one moment.
    const same = done.filter(
      (one) => !taken.has(one) && kept.get(one.id)?.at.getTime() === event.at.getTime(),
    )
    const one = same.find(({ zone }) => zone === event.zone) ?? same[0]
    if (one !== undefined) taken.add(one)
    if (one === undefined) faults.push(`an answer in the log at ${event.at.toISOString()} is nobody's`)
    else if (event.zone !== one.zone || event.day !== localDay(event.at, one.zone))
      faults.push(`answer ${one.text} is of ${event.day} in ${event.zone}, not in ${one.zone}`)
    else if (isSure(one, sendingsOf(happened, one)) && event.day !== localDay(new Date(one.atMs), one.zone))
      faults.push(`answer ${one.text} counts for ${event.day}`)
  }
  return faults
}

/** What is published once has to be in the log once. */
function oncesOf(events: readonly EventRow[]): string[] {
  const once = events.filter(({ name }) =>
    ['learning.unit_opened', 'learning.step_completed', 'learning.unit_completed'].includes(name),
  )
  const keys = once.map(({ name, stepId }) => `${name} ${stepId ?? ''}`)
  return keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `twice in the log: ${key}`)
}

function readingOf(happened: Happened, pages: Record<string, number>): string[] {
  // A reading that is done is not added to: a page that came after may be missing, and no other.
  const done = of(happened, 'reading')
  const readS = Object.values(pages).reduce((sum, seconds) => sum + seconds, 0)
  const faults = Object.entries(pages)
    .filter(([page, seconds]) => done.find(({ id }) => id === page)?.seconds !== seconds)
    .map(([page]) => `page ${page} was read otherwise`)
  const missing = done.filter(({ id }) => pages[id] === undefined)
  return missing.length > 0 && readS < 30 ? [...faults, `lost: ${missing.length} readings`] : faults
}

function watchesOf(
  happened: Happened,
  events: readonly EventRow[],
  spans: readonly [number, number][],
): string[] {
  const done = of(happened, 'watch')
  const told = events.filter(({ name }) => name === 'learning.watched')
  const faults: string[] = []
  if (told.length !== done.length) faults.push(`${told.length} watches in the log of ${done.length}`)
  const secondsIn = (all: readonly (readonly [number, number])[]) =>
    Array.from({ length: place.videoS }, (_, s) =>
      all.some(([from, to]) => from <= s && s < to) ? '1' : '0',
    ).join('')
  if (secondsIn(spans) !== secondsIn(done.map(({ seconds, toS }) => [seconds, toS])))
    faults.push('other seconds were played than are kept')
  return faults
}

function positionOf(happened: Happened, view: UnitView): string[] {
  const last = lastOfEach(of(happened, 'position')).toSorted((a, b) => b.atMs - a.atMs)
  const [winner] = last
  if (winner === undefined) return view.position === null ? [] : ['a position that nobody took']
  const isClear = last.every((one) => isSure(one, sendingsOf(happened, one)))
  const right = (isClear ? [winner] : last).map(({ seconds }) => seconds)
  const atS = view.position?.atS ?? Number.NaN
  return right.some((seconds) => Math.abs(seconds - atS) <= 1)
    ? []
    : [`position ${atS}, not ${right.join(' or ')}`]
}

async function draftsOf(
  happened: Happened,
  { view, stepId, school, now }: { view: UnitView; stepId: string; school: School; now: Date },
): Promise<string[]> {
  const at = (one: Done) => one.stepId === stepId
  const answers = of(happened, 'answer').filter(at)
  const isClear = [...answers, ...of(happened, 'draft').filter(at)].every((one) =>
    // A draft that was replaced before it could leave has no request.
    one.kind === 'draft' && sendingsOf(happened, one).length === 0
      ? true
      : isSure(one, sendingsOf(happened, one)),
  )
  const isEnded = (draft: Done) =>
    answers.some((one) => (one.device === draft.device ? one.order > draft.order : one.atMs >= draft.atMs))
  const standing = lastOfEach(of(happened, 'draft').filter(at)).filter((draft) => !isEnded(draft))
  const shown = view.states.find((state) => state.stepId === stepId)?.draft ?? null
  const text = shown?.answer.kind === 'open' ? shown.answer.text : null
  const sorted = standing.toSorted((a, b) => b.atMs - a.atMs)
  if (!isClear) {
    const known = text === null || of(happened, 'draft').some((draft) => draft.text === text)
    return known ? [] : [`draft "${text}" was never written`]
  }
  if (text !== (sorted[0]?.text ?? null)) return [`draft "${text}", not "${sorted[0]?.text ?? null}"`]
  if (shown !== null && shown.canUndo !== sorted.length > 1)
    return [`${sorted.length} drafts, undo ${shown.canUndo}`]
  if (sorted.length < 2) return []
  const { courseId, unitId } = place
  const back = (await school.call(
    'learning/undoDraft',
    { courseId, unitId, stepId },
    { token: happened.tokens.phone, now },
  )) as { draft: { answer: { text: string } } | null }
  const other = sorted[1]?.text
  return back.draft?.answer.text === other ? [] : [`undo brings "${back.draft?.answer.text}", not "${other}"`]
}

/** The last word of each device, by the device's own order. */
function lastOfEach(all: readonly Done[]): Done[] {
  const byDevice = Map.groupBy(all, ({ device }) => device)
  return [...byDevice.values()].flatMap((words) => words.toSorted((a, b) => b.order - a.order).slice(0, 1))
}

const iso = (ms: number): string => new Date(ms).toISOString()
