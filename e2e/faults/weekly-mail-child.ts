import { createRetention } from '@banxue/slices/retention/server'
import { connectAnalytics } from '../../platform/clickhouse/connect.ts'
import { connect } from '../../platform/db/connect.ts'
import { silentLog } from '../../platform/log/log.ts'
import { smtpMailer } from '../../platform/mail/smtp.ts'

/** A server that sends the weekly mails due and ends: `node weekly-mail-child.ts DATABASE ANALYTICS SMTP READER NOW`. */
const [databaseUrl = '', analyticsUrl = '', smtpUrl = '', readerId = '', now = ''] = process.argv.slice(2)
const db = connect<never>(databaseUrl, { max: 2 })
const analytics = connectAnalytics(analyticsUrl)
const mailer = smtpMailer(smtpUrl, 'school@example.org')
const reader = {
  id: readerId,
  email: 'wu@example.org',
  roles: ['operator'],
  language: 'en',
  zone: 'UTC',
} as const
const retention = createRetention({
  staffName: () => Promise.resolve(null),
  analyticsBehindS: () => Promise.resolve(0),
  db: db as never,
  analytics,
  clock: { now: () => new Date(now) },
  log: silentLog,
  schoolZone: () => Promise.resolve('UTC'),
  courses: { outlines: () => Promise.resolve([]), taughtBy: () => Promise.resolve([]) },
  names: () => Promise.resolve(new Map()),
  publicUrl: 'https://school.example',
  secret: 'only-for-tests-0123456789-0123456789',
  schoolName: () => Promise.resolve('Lamp and Page'),
  reader: () => Promise.resolve(reader),
  hasMail: () => true,
  sendMail: (_, mail) => mailer.send({ ...mail, to: reader.email }),
})
await retention.catchUp()
await retention.jobs.find(({ name }) => name === 'retention.send_weekly_mails')?.runDue(new Date(now))
mailer.close()
await Promise.all([db.destroy(), analytics.close()])
