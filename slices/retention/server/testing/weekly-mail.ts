import { connect } from '@banxue/platform/db/connect'
import type { Mail } from '@banxue/platform/mail/mailer'
import { testDatabase } from '@banxue/platform/testing/database'
import type { RetentionNeeds } from '../needs.ts'
import { createWeeklyMail } from '../weekly-mail/index.ts'
import type { MailReader, WeeklyMailNeeds } from '../weekly-mail/needs.ts'
import type { WeeklyMailTables } from '../store/weekly-mails.ts'
import { answered, course, type GivenEvent, givenSchool, idOf, registered, unit } from './fixture.ts'

type Tables = WeeklyMailTables & { person: { id: string; language: string; zone: string } }

/** Ten learners opened the first unit long ago; four went through it. */
const openers = Array.from({ length: 10 }, (_, index) => `q${index}`)
const attended = (who: string, at: string) =>
  answered(who, at, { name: 'learning.attended', payload: { startedAt: at, durationS: 60 } })
const enrolled = (who: string, at: string) =>
  answered(who, at, { name: 'learning.enrolled', payload: { courseVersion: 1 } })

/** The week from 2 to 8 November 2026 of a small school, and the one before. */
export const smallSchool: readonly GivenEvent[] = [
  ...registered('ann', 'ben', 'cid', 'dora', 'old', 'next', 'fin', 'slow', ...openers),
  ...registered('sim').map((event) => ({ ...event, simulated: true })),
  {
    name: 'courses.version_published',
    who: 'author',
    at: '2026-09-01T00:00:00Z',
    course: 'c1',
    payload: { courseVersion: 1, plannedDays: 10 },
  },
  // Stays: in both weeks.
  enrolled('ann', '2026-10-26T08:00:00Z'),
  answered('ann', '2026-10-27T08:00:00Z'),
  attended('ann', '2026-10-27T08:00:00Z'),
  answered('ann', '2026-11-03T08:00:00Z'),
  attended('ann', '2026-11-03T08:00:00Z'),
  // Does not come, with a course to finish.
  enrolled('ben', '2026-10-26T08:00:00Z'),
  answered('ben', '2026-10-28T08:00:00Z'),
  // New in the week.
  answered('cid', '2026-11-05T08:00:00Z'),
  attended('cid', '2026-11-05T08:00:00Z'),
  // Stays; her act is of the week's last minutes.
  answered('dora', '2026-10-30T08:00:00Z'),
  answered('dora', '2026-11-08T23:50:00Z'),
  // Comes back.
  answered('old', '2026-09-01T08:00:00Z'),
  answered('old', '2026-11-04T08:00:00Z'),
  // Of the week after, and of nobody who is real.
  answered('next', '2026-11-09T08:00:00Z'),
  answered('sim', '2026-11-04T08:00:00Z', { simulated: true }),
  // Finished in time; had time until 7 November.
  enrolled('fin', '2026-10-20T08:00:00Z'),
  answered('fin', '2026-10-25T08:00:00Z', {
    name: 'learning.course_completed',
    payload: { by: 'learning', courseVersion: 1 },
  }),
  enrolled('slow', '2026-10-28T08:00:00Z'),
  ...openers.map((who) => answered(who, '2026-10-01T08:00:00Z', { name: 'learning.unit_opened' })),
  ...openers
    .slice(0, 4)
    .map((who) =>
      answered(who, '2026-10-01T09:00:00Z', { name: 'learning.unit_completed', payload: { by: 'learning' } }),
    ),
]

export const weekOn = '2026-11-02'
const outlines = [
  {
    courseId: course('c1'),
    title: { en: 'First', 'zh-CN': '第一门课' },
    units: [{ unitId: unit('u1'), title: { en: 'Ordering <coffee>', 'zh-CN': '点咖啡' }, stepIds: [] }],
  },
]

/** A reader of the mail: an operator in Shanghai, unless said otherwise. */
export const reader = (word: string, change: Partial<MailReader> = {}): MailReader => ({
  id: idOf(word),
  email: `${word}@example.org`,
  roles: ['learner', 'operator'],
  language: 'en',
  zone: 'Asia/Shanghai',
  ...change,
})

/** Of a school that sends nothing. */
export const noMail: Omit<WeeklyMailNeeds, keyof RetentionNeeds> = {
  // Asked by nobody, and so never connected.
  db: connect<WeeklyMailTables>('postgres://none.invalid/none'),
  alarms: () => Promise.resolve({ alarms: [] }),
  publicUrl: 'https://school.example',
  secret: 'only-for-tests-0123456789-0123456789',
  schoolName: () => Promise.resolve('Lamp & Page'),
  reader: () => Promise.resolve(null),
  hasMail: () => false,
  sendMail: () => Promise.resolve(),
}

/** A school that sends the weekly mail, with its readers and what they got. */
export async function givenWeeklyMail(
  now: string,
  events: readonly GivenEvent[],
  ...readers: readonly MailReader[]
) {
  const school = await givenSchool(now, outlines)
  await school.ship(events)
  await school.count()
  const db = await testDatabase<Tables>()
  const people = new Map(readers.map((one) => [one.id, one]))
  for (const { id, language, zone } of readers)
    await db.insertInto('person').values({ id, language, zone }).execute()
  const mails: Mail[] = []
  const needs: WeeklyMailNeeds = {
    ...school.needs,
    ...noMail,
    db: db as unknown as WeeklyMailNeeds['db'],
    reader: (id) => Promise.resolve(people.get(id) ?? null),
    hasMail: () => true,
    async sendMail(id, mail) {
      mails.push({ ...mail, to: people.get(id)?.email ?? '' })
    },
  }
  return { ...school, needs, people, mails, weeklyMail: createWeeklyMail(needs) }
}
