import type { ClickHouseClient } from '@clickhouse/client'

/** Events in one insert; the engine's memory is capped. */
const chunk = 500_000

/** How large the seeded school is. */
export interface SeedSize {
  events: number
  learners: number
  courses: number
}

const namespaces = { learner: 1, course: 2, unit: 3, step: 4, sitting: 5 } as const
const mask = (bits: readonly (readonly [value: number, place: number])[]) =>
  bits.map(([value, place]) => `bitShiftLeft(toUInt128(${value}), ${place})`).join(' + ')

/** An id that is the same for the same number: a hash of kind and number with the marks of a UUID of version 8. */
export function idOf(kind: keyof typeof namespaces, number: string): string {
  // The hash of a number depends on its width; units and steps are numbered by text.
  const counted = kind === 'unit' || kind === 'step' ? number : `toUInt64(${number})`
  const hash = `reinterpretAsUInt128(sipHash128(${namespaces[kind]}, ${counted}))`
  const free = `bitAnd(${hash}, bitNot(${mask([
    [15, 12],
    [3, 126],
  ])}))`
  return `reinterpret(bitOr(${free}, ${mask([
    [8, 12],
    [2, 126],
  ])}), 'UUID')`
}

/** Ids of the seeded courses, to filter by. */
export async function courseIds(client: ClickHouseClient, { courses }: SeedSize): Promise<string[]> {
  const found = await client.query({
    query: `select toString(${idOf('course', 'number')}) as id from numbers(${courses})`,
    format: 'JSONEachRow',
  })
  return (await found.json<{ id: string }>()).map(({ id }) => id)
}

/**
 * Fills the log of the analytics store with a school of 120 days, in SQL: learners begin on any day and come back
 * ever more rarely; a day of learning holds about ten events (attended, answered, completed, watched, units opened
 * and completed); one learner in twenty is a guest who never signed up. One event in ten of these is told once more by a
 * player, as one of two of a sitting with a video, one in twenty by a page that was left.
 */
export async function seed(client: ClickHouseClient, size: SeedSize): Promise<void> {
  await client.command({ query: identityFacts(size) })
  await client.command({ query: courseFacts(size) })
  for (let from = 0; from < size.events; from += chunk)
    await client.command({ query: learningEvents(size, from) })
  for (let from = 0; from < size.events / 10; from += chunk)
    await client.command({ query: playbackEvents(size, from) })
  for (let from = 0; from < size.events / 20; from += chunk)
    await client.command({ query: pageLives(size, from) })
}

const columns = `id, name, version, actor_id, subject_id, occurred_at, received_at, zone, local_day, session_id,
  simulated, epoch, xid, context, payload, course_id, unit_id`
const nowhere = `toUUID('00000000-0000-0000-0000-000000000000')`
const began = `today() - toInt32(cityHash64('began', learner) % 120)`
const course = (size: SeedSize) => idOf('course', `cityHash64('course', learner) % ${size.courses}`)

const identityFacts = (size: SeedSize) => `
  insert into event (${columns})
  with number as learner, ${idOf('learner', 'learner')} as person, ${began} as day
  select generateUUIDv7(learner), name, 1, person, person, toDateTime64(day, 3, 'UTC'), toDateTime64(day, 3, 'UTC'),
    'Asia/Shanghai', day, '', false, 1, 1, '{}',
    if(name = 'learning.enrolled', '{"courseVersion":1}', '{"wasGuest":true,"visitorId":null}'),
    if(name = 'learning.enrolled', ${course(size)}, ${nowhere}), ${nowhere}
  from numbers(${size.learners})
  array join ['identity.person_registered', 'learning.enrolled'] as name
  where cityHash64('guest', learner) % 20 != 0`

const courseFacts = (size: SeedSize) => `
  insert into event (${columns})
  select generateUUIDv7(), 'courses.version_published', 1, ${nowhere}, ${nowhere}, now64(3) - interval 200 day,
    now64(3) - interval 200 day, 'UTC', today() - 200, '', false, 1, 1, '{}',
    '{"courseVersion":1,"plannedDays":42}', ${idOf('course', 'number')}, ${nowhere}
  from numbers(${size.courses})`

const learningEvents = (size: SeedSize, from: number) => `
  insert into event (${columns})
  with
    number % ${size.learners} as learner,
    intDiv(number, ${size.learners}) as nth,
    intDiv(nth, 10) as visit,
    ${idOf('learner', 'learner')} as person,
    ${began} + toInt32(visit + intDiv(visit * visit * (1 + cityHash64('rhythm', learner) % 8), 8)) as day,
    if(day <= today(), day, today() - toInt32(cityHash64(number) % 100)) as on_day,
    toDateTime64(on_day, 3, 'UTC') + toIntervalSecond(20000 + cityHash64('hour', learner, visit) % 50000 + (nth % 10) * 45) as at,
    ['learning.unit_opened', 'learning.attended', 'learning.question_answered', 'learning.attended', 'learning.step_completed',
     'learning.watched', 'learning.attended', 'learning.question_answered', 'learning.attended',
     if(nth = 99, 'learning.course_completed', 'learning.unit_completed')][nth % 10 + 1] as what
  select generateUUIDv7(number), what, 1, person, person, at, at, 'Asia/Shanghai', on_day, toString(visit), false, 1, 1, '{}',
    multiIf(
      what = 'learning.attended', concat('{"startedAt":"', formatDateTime(at, '%Y-%m-%dT%H:%i:%S'), '.000Z","durationS":', toString(20 + number % 40), '}'),
      what = 'learning.watched', '{"fromS":3,"toS":43.5}',
      what = 'learning.question_answered', '{"stepKind":"choice","attempt":1,"isRight":true,"elapsedS":12.5}',
      '{"stepKind":"reading","by":"learning","coverage":1,"elapsedS":300,"courseVersion":1,"elapsedDays":9}'),
    ${course(size)}, ${idOf('unit', `concat(toString(cityHash64('course', learner) % ${size.courses}), '-', toString(visit % 12))`)}
  from numbers(${from}, ${Math.min(chunk, size.events - from)})
  where not (what in ('learning.unit_completed', 'learning.course_completed') and cityHash64('leaves', learner, visit) % 5 = 0)`

/** Where somebody sat with a video or a page, alike for all their events. */
const place = (whose: string) => `
    ['phone', 'phone', 'tablet', 'desktop'][cityHash64('device', ${whose}) % 4 + 1],
    ['CN', 'CN', 'CN', 'DE', 'US', 'unknown'][cityHash64('region', ${whose}) % 6 + 1]`

/** A beginning and an end of each sitting, in the last 120 days; one in nine stalls. */
const playbackEvents = (size: SeedSize, from: number) => `
  insert into event (${columns}, step_id, device, region)
  with
    intDiv(number, 2) as sitting,
    number % 2 = 0 as begins,
    cityHash64('sits', sitting) % ${size.learners} as learner,
    ${idOf('learner', 'learner')} as person,
    today() - toInt32(cityHash64('sat', sitting) % 120) as day,
    toDateTime64(day, 3, 'UTC') + toIntervalSecond(20000 + cityHash64(sitting) % 50000 + if(begins, 0, 600)) as at,
    cityHash64('stalls', sitting) % 9 = 0 as stalls
  select generateUUIDv7(number), if(begins, 'learning.playback_started', 'learning.playback_ended'), 1, person, person, at, at,
    'Asia/Shanghai', day, '', false, 1, 1, '{}',
    concat('{"playbackId":"', toString(${idOf('sitting', 'sitting')}), '","network":"', ['4g', '4g', '3g', 'unknown'][cityHash64('net', sitting) % 4 + 1],
      '","bandwidthBps":2000000,"mode":"video","heightPx":720,"bitrateBps":900000,"startupMs":', toString(200 + cityHash64('start', sitting) % 4000),
      if(begins, ',"isSaved":false,"pagePreparedMs":120}', concat(',"exit":"ended","playedS":590,"stalledMs":', if(stalls, '21000', '0'),
        ',"stallCount":', if(stalls, '3', '0'), ',"switchCount":2,"meanBitrateBps":850000,"droppedFrames":4,"lastS":590}'))),
    ${course(size)}, ${idOf('unit', `concat(toString(cityHash64('course', learner) % ${size.courses}), '-', toString(cityHash64('unit', sitting) % 12))`)},
    ${idOf('step', `concat(toString(cityHash64('course', learner) % ${size.courses}), '-', toString(cityHash64('unit', sitting) % 12))`)}, ${place('sitting')}
  from numbers(${from}, ${Math.min(chunk, size.events / 10 - from)})`

const pageLives = (size: SeedSize, from: number) => `
  insert into event (${columns}, step_id, device, region)
  with
    ${idOf('learner', `cityHash64('opens', number) % ${size.learners}`)} as person,
    today() - toInt32(cityHash64('opened', number) % 120) as day,
    toDateTime64(day, 3, 'UTC') + toIntervalSecond(cityHash64(number) % 80000) as at
  select generateUUIDv7(number), 'web.page_measured', 1, person, person, at, at, 'Asia/Shanghai', day, '', false, 1, 1, '{}',
    concat('{"page":"/', toString(cityHash64('page', number) % 24), '","device":"phone","ttfbMs":', toString(cityHash64('ttfb', number) % 900),
      ',"lcpMs":', toString(400 + cityHash64('lcp', number) % 3000), ',"cls":0.02,"inpMs":', if(number % 3 = 0, 'null', toString(cityHash64('inp', number) % 300)), '}'),
    ${nowhere}, ${nowhere}, ${nowhere}, ${place('number')}
  from numbers(${from}, ${Math.min(chunk, size.events / 20 - from)})`
