import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import { type CourseOutline, createRetention } from '@banxue/slices/retention/server'
import { type Courses, createCourses } from '@banxue/slices/courses/server'
import { createGrowth } from '@banxue/slices/growth/server'
import { createIdentity, type IdentityNeeds, type Look } from '@banxue/slices/identity/server'
import { createLearning, createNews, type News } from '@banxue/slices/learning/server'
import { isAllowed } from '@banxue/slices/identity/contract'
import { PersonErased } from '@banxue/slices/identity/events'
import { connectAnalytics } from '@banxue/platform/clickhouse/connect'
import type { Clock } from '@banxue/platform/clock'
import { connect } from '@banxue/platform/db/connect'
import { createSpine } from '@banxue/platform/events/spine'
import type { Storage } from '@banxue/platform/files/storage'
import type { Log } from '@banxue/platform/log/log'
import type { Mailer } from '@banxue/platform/mail/mailer'
import type { Ffmpeg } from '@banxue/platform/media/ffmpeg'
import { createMedia } from '@banxue/platform/media/media'
import { createPubSub } from '@banxue/platform/pubsub/pubsub'
import type { Kysely } from 'kysely'
import { definitions } from './definitions.ts'
import { demoCourses } from './demo-courses.ts'
import { personalData } from './personal-data.ts'

/** What a school is composed of beside its slices. */
export interface SchoolNeeds {
  databaseUrl: string
  analyticsUrl: string
  storage: Storage
  clock: Clock
  log: Log
  mailer: Mailer | null
  /** Address under which browsers reach the school. */
  publicUrl: string
  /** At least 32 bytes; signs sessions. */
  secret: string
  /** Folder for uploads that are being read and recordings that are being prepared; no other server's. */
  workFolder: string
  /** Looks for the machine's ffmpeg; absent where recordings are to play as they came. */
  findFfmpeg?: () => Promise<Ffmpeg | null>
  importLimitBytes: number
  demo: IdentityNeeds['demo']
  /** Connections to PostgreSQL at most. */
  poolSize?: number
  /** Days in which somebody who asked to be deleted may change their mind; 7 by default. */
  erasureDays?: number
  /** When the last whole backup was made; null where nobody knows of one. */
  backupAt?: () => Promise<Date | null>
  /** Whole months of the log that stay in the database; see the spine. */
  keepMonths?: number
}

export type School = ReturnType<typeof composeSchool>

/** A school that neither listens nor reads its log yet. */
export function composeSchool(needs: SchoolNeeds) {
  const pool = connect<never>(needs.databaseUrl, { max: needs.poolSize ?? 16 })
  const tables: TablesOf = () => pool as never
  const analytics = connectAnalytics(needs.analyticsUrl)
  const pubsub = createPubSub(needs.databaseUrl, needs.log)
  const news = createNews({ pubsub, log: needs.log })
  const { spine, identity, courses, learning, growth, retention, media } = createSlices(
    { ...needs, tell: news.tell },
    tables,
    analytics,
  )
  const router = {
    identity: identity.routes,
    courses: courses.routes,
    learning: learning.routes,
    growth: growth.routes,
    retention: retention.routes,
    spine: spine.routes,
    media: media.routes,
  }
  const handlers = [...learning.handlers, ...growth.handlers, ...media.handlers]
  return {
    db: pool,
    tables,
    analytics,
    spine,
    identity,
    courses,
    learning,
    growth,
    retention,
    media,
    news,
    router,
    jobs: [
      ...spine.jobs,
      ...identity.jobs,
      ...courses.jobs,
      ...learning.jobs,
      ...retention.jobs,
      ...media.jobs,
    ],
    startReaders: () => spine.startReaders(handlers),
    /** Empties analytics, all of which is derived from the log, and has the log copied again. */
    rebuild: () => spine.rebuild(),
    /** Closes connections; readers and jobs end before it. */
    async close() {
      await Promise.all([courses.stop(), media.stop()])
      news.close()
      await Promise.all([pubsub.close(), pool.destroy(), analytics.close()])
    },
  }
}

/** The one pool, typed for whoever asks to see its own tables only. */
type TablesOf = <Tables>() => Kysely<Tables>

/** The whole dependency graph: every slice, and which question of one is answered by which other. */
function createSlices(
  needs: SchoolNeeds & { tell: News['tell'] },
  db: TablesOf,
  analytics: ClickHouseClient,
) {
  const { clock, log, storage } = needs
  const spine = createLog(needs, db, analytics, () => identity.reads)
  const identity = createIdentity({
    db: db(),
    clock,
    log,
    mailer: needs.mailer,
    publicUrl: needs.publicUrl,
    secret: needs.secret,
    school: { name: 'Banxue', zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    demo: needs.demo,
    erasureDays: needs.erasureDays ?? 7,
    ...personalData(() => ({ spine, courses, learning, growth, retention })),
    storage,
    ...beginningOf(needs, () => courses.reads),
  })
  const { media, courses } = createContent(needs, db)
  const learning = createLearning({
    db: db(),
    clock,
    courses: { ...courses.reads, playback: (mediaId) => media.reads.playback(mediaId) },
    tell: needs.tell,
    recorded: async (personId, asked) =>
      spine.ofSubjects({ subjectIds: [personId, ...(await identity.reads.guestsOf(personId))], ...asked }),
  })
  const growth = createGrowth({
    db: db(),
    clock,
    completion: (personId, courseId) => learning.reads.completion(personId, courseId),
    courseTitle: async (courseId, version) =>
      (await courses.reads.version(courseId, version))?.details.title ?? null,
    personName: async (personId) => (await identity.reads.person(personId))?.name ?? null,
    learningS: (personId, courseId, completedAt) =>
      retention.reads.learningS(personId, courseId, completedAt),
  })
  const retention = createRetention({
    db: db(),
    analytics,
    clock,
    log,
    analyticsBehindS: () => spine.behindS(),
    courses: coursesOf(courses.reads),
    ...aboutPeople(identity.reads),
    ...mailFor(needs, identity.reads),
  })

  return { spine, identity, courses, learning, growth, retention, media }
}

/** How the weekly mail reaches its readers. */
function mailFor({ publicUrl, secret }: SchoolNeeds, reads: ReturnType<typeof createIdentity>['reads']) {
  return {
    publicUrl,
    secret,
    schoolName: async () => (await reads.school()).name,
    reader: reads.person,
    hasMail: reads.hasMail,
    sendMail: reads.sendMail,
  }
}

/** The log of events, which asks identity whose they are and what they agreed to. */
function createLog(
  { clock, log, storage, databaseUrl, ...needs }: SchoolNeeds,
  db: TablesOf,
  analytics: ClickHouseClient,
  identity: () => ReturnType<typeof createIdentity>['reads'],
) {
  return createSpine({
    db: db(),
    databaseUrl,
    analytics,
    storage,
    ...(needs.keepMonths === undefined ? {} : { keepMonths: needs.keepMonths }),
    clock,
    log,
    isAllowed,
    definitions,
    agrees: (personId, purpose) => identity().agrees(personId, purpose),
    mergedInto: async (guestId) => (await identity().person(guestId))?.mergedInto ?? null,
  })
}

/** What reports ask about people and the school. */
const aboutPeople = (reads: ReturnType<typeof createIdentity>['reads']) => ({
  schoolZone: async () => (await reads.school()).zone,
  names: (personIds: readonly string[], look: Look) => reads.names(personIds, look),
  staffName: async (personId: string) => (await reads.person(personId))?.name ?? null,
})

/** What is taught: courses, and the recordings in them. */
function createContent({ clock, log, storage, ...needs }: SchoolNeeds, db: TablesOf) {
  const media = createMedia({
    db: db(),
    clock,
    log,
    storage,
    workFolder: join(needs.workFolder, 'media'),
    isAllowed,
    uses: {
      titles: (mediaIds) => courses.reads.mediaTitles(mediaIds),
      taughtBy: (personId) => courses.reads.mediaTaughtBy(personId),
    },
    personErased: PersonErased,
    findFfmpeg: needs.findFfmpeg ?? (() => Promise.resolve(null)),
  })
  const courses = createCourses({
    db: db(),
    clock,
    log,
    storage,
    workFolder: join(needs.workFolder, 'imports'),
    recording: async (actor, mediaId) => {
      const item = await media.reads.item(actor, mediaId)
      return item === null ? null : { name: item.name, durationS: item.playback.durationS }
    },
    registerMedia: (registration, signal) => media.register(registration, signal),
    uploadLimitBytes: needs.importLimitBytes,
  })
  return { media, courses }
}

/** What is known of a school's first hour outside identity: a backup, and a course that the demo did not bring. */
function beginningOf({ backupAt }: SchoolNeeds, courses: () => Courses['reads']) {
  return {
    backupAt: backupAt ?? (() => Promise.resolve(null)),
    async hasOwnCourse(): Promise<boolean> {
      const demos = demoCourses.map((key) => courses().idOf(key))
      return (await courses().catalogue()).some(({ id }) => !demos.includes(id))
    },
  }
}

/** Courses as retention asks about them. */
const coursesOf = (reads: Courses['reads']) => ({
  outlines: () => outlinesOf(reads),
  taughtBy: (personId: string) => reads.taughtBy(personId),
})

/** Every course as reports name it, units in order. */
async function outlinesOf(reads: Courses['reads']): Promise<CourseOutline[]> {
  const pages = await Promise.all(
    [...(await reads.titles()).keys()].map((courseId) => reads.newest(courseId)),
  )
  return pages
    .filter((page) => page !== null)
    .map(({ id, details, outline }) => ({
      courseId: id,
      title: details.title,
      units: outline.modules.flatMap(({ units }) =>
        units.map((unit) => ({
          unitId: unit.id,
          title: unit.title,
          stepIds: unit.steps.map(({ id: stepId }) => stepId),
        })),
      ),
    }))
}
