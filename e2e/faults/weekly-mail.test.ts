import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectAnalytics } from '../../platform/clickhouse/connect.ts'
import { connect } from '../../platform/db/connect.ts'
import { newId } from '../../platform/id.ts'
import { testAnalyticsUrl } from '../../platform/testing/analytics.ts'
import { testDatabaseUrl } from '../../platform/testing/database.ts'

const readerId = crypto.randomUUID()
/** A Tuesday morning. */
const now = '2026-11-10T08:00:00Z'

interface Tables {
  person: { id: string; language: string; zone: string }
  weekly_mail_wish: { person_id: string; asked_at: Date }
  weekly_mail: { person_id: string; week_on: string; state: string }
}

let databaseUrl = ''
let analyticsUrl = ''
/** Mails that the mail server has whole. */
const taken: string[] = []
/** What happens once it has one, before it says so. */
let onTaken: () => void = () => undefined
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    void text(stream).then((source) => {
      taken.push(source)
      onTaken()
      done()
    })
  },
})

beforeAll(async () => {
  databaseUrl = await testDatabaseUrl()
  analyticsUrl = await testAnalyticsUrl()
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const db = connect<Tables>(databaseUrl, { max: 1 })
  await db.insertInto('person').values({ id: readerId, language: 'en', zone: 'UTC' }).execute()
  await db
    .insertInto('weekly_mail_wish')
    .values({ person_id: readerId, asked_at: new Date('2026-11-01T00:00:00Z') })
    .execute()
  await db.destroy()
  const analytics = connectAnalytics(analyticsUrl)
  await analytics.insert({ table: 'event', values: learnerEvents(), format: 'JSONEachRow' })
  await analytics.close()
})
afterAll(() => new Promise<void>((resolve) => smtp.close(resolve)))

test('a server killed after the mail left, and before it could note so, sends it no second time', async () => {
  const first = sender()
  onTaken = () => first.kill('SIGKILL')
  expect(await endOf(first)).toBe('SIGKILL')
  expect(taken).toHaveLength(1)
  expect(taken[0]).toContain(`<pulse-2026-11-02-${readerId}@school.example>`)

  onTaken = () => undefined
  expect(await endOf(sender())).toBe(0)
  expect(taken).toHaveLength(1)

  const db = connect<Tables>(databaseUrl, { max: 1 })
  expect(await db.selectFrom('weekly_mail').select(['week_on', 'state']).execute()).toEqual([
    { week_on: '2026-11-02', state: 'begun' },
  ])
  await db.destroy()
})

/** Somebody who learned in the week that the mail is about. */
function learnerEvents() {
  const learner = crypto.randomUUID()
  return ['identity.person_registered', 'learning.question_answered'].map((name) => ({
    id: newId(new Date('2026-11-04T08:00:00Z')),
    name,
    version: 1,
    actor_id: learner,
    subject_id: learner,
    occurred_at: '2026-11-04 08:00:00.000',
    received_at: '2026-11-04 08:00:00.000',
    zone: 'UTC',
    local_day: '2026-11-04',
    session_id: '',
    simulated: false,
    epoch: 1,
    xid: '1',
    context: '{}',
    payload: '{}',
    ...(name.startsWith('learning') ? { course_id: learner, unit_id: learner } : {}),
  }))
}

function sender(): ChildProcess {
  const address = smtp.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const child = fileURLToPath(new URL('weekly-mail-child.ts', import.meta.url))
  const args = [child, databaseUrl, analyticsUrl, `smtp://127.0.0.1:${port}`, readerId, now]
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Its exit code, or the signal that ended it. */
async function endOf(child: ChildProcess): Promise<number | string> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return code ?? signal ?? ''
}
