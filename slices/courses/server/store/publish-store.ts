import { type Origin, publish } from '@banxue/platform/events/publish'
import type { Kysely, Transaction } from 'kysely'
import type { Localized } from '@banxue/platform/i18n/language'
import type { ReportLine } from '#courses/contract'
import { VersionPublished } from '#courses/events'
import { ImportRefused } from '../draft.ts'
import type { PreparedCourse } from '../prepared.ts'
import {
  corrected,
  decide,
  fingerprintOf,
  freeSlug,
  type Publication,
  type Published,
  slugFrom,
  unitsOf,
} from '../publishing.ts'
import type { CoursesTables, ImportedCourse, ImportMode } from '../tables.ts'

type Tx = Transaction<CoursesTables>

/** What the last transaction of an import needs to know. */
export interface Publishing {
  importId: string
  mode: ImportMode
  /** Whether courses that others teach may be changed. */
  mayAny: boolean
  origin: Origin
  courses: readonly PreparedCourse[]
  report: readonly ReportLine[]
}

/** The import was ended by somebody else while its content was written; nothing has been published. */
export class ImportGone extends Error {}

/** The last step of an import: everything it holds becomes a version, or nothing does. */
export function createPublishStore(db: Kysely<CoursesTables>) {
  return {
    /**
     * Publishes all courses of an import, ends the import and appends the facts, in one short transaction.
     *
     * @throws ImportRefused `not_your_course`, `nothing_to_correct`, `structure_changed`; ImportGone
     */
    async publish(publishing: Publishing): Promise<ImportedCourse[]> {
      return db.transaction().execute(async (tx) => {
        const done: ImportedCourse[] = []
        for (const course of publishing.courses) done.push(await publishCourse(tx, course, publishing))
        const ended = await tx
          .updateTable('import_job')
          .set({
            state: 'done',
            progress: 1,
            courses: JSON.stringify(done),
            report: JSON.stringify(publishing.report),
            finished_at: publishing.origin.at,
          })
          .where('id', '=', publishing.importId)
          .where('state', '=', 'running')
          .returning('id')
          .executeTakeFirst()
        if (ended === undefined) throw new ImportGone()
        return done
      })
    },
  }
}

async function publishCourse(
  tx: Tx,
  course: PreparedCourse,
  publishing: Publishing,
): Promise<ImportedCourse> {
  const { mode, mayAny, origin } = publishing
  const known = await tx
    .selectFrom('course')
    .selectAll()
    .where('id', '=', course.courseId)
    .forUpdate()
    .executeTakeFirst()
  if (known !== undefined && !mayAny) await refuseStranger(tx, course, origin.actorId)
  const published = known === undefined ? null : await publishedOf(tx, course.courseId, known.current_version)
  const publication = decide(course, published, mode)
  const slug = known?.slug ?? (await create(tx, course, origin))
  if (publication.kind === 'new_version' || publication.kind === 'created')
    await addVersion(tx, course, publication.version, origin.at)
  if (publication.kind === 'corrected') await correct(tx, course, publication, origin.at)
  if (publication.kind !== 'unchanged')
    await publish(tx, VersionPublished, origin, {
      courseId: course.courseId,
      courseVersion: publication.version,
      isCorrection: publication.kind === 'corrected',
      plannedDays: course.details.plannedDays,
      unitCount: course.unitCount,
    })
  return imported(course, slug, publication, course.details.title)
}

const imported = (
  course: PreparedCourse,
  slug: string,
  publication: Publication,
  title: Localized,
): ImportedCourse => ({
  courseId: course.courseId,
  slug,
  title,
  result: publication.kind,
  version: publication.version,
  unitCount: course.unitCount,
  stepCount: course.stepCount,
  questionCount: course.questionCount,
})

/** @throws ImportRefused `not_your_course` */
async function refuseStranger(
  tx: Tx,
  { courseId, sourceKey }: PreparedCourse,
  personId: string | null,
): Promise<void> {
  const teaches = await tx
    .selectFrom('course_instructor')
    .select('person_id')
    .where('course_id', '=', courseId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (teaches === undefined) throw new ImportRefused('not_your_course', sourceKey)
}

async function publishedOf(tx: Tx, courseId: string, version: number): Promise<Published> {
  return tx
    .selectFrom('course_version')
    .select(['version', 'outline', 'fingerprint'])
    .where('course_id', '=', courseId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
}

/** Adds the course with the importer as its instructor; answers its slug. */
async function create(tx: Tx, course: PreparedCourse, origin: Origin): Promise<string> {
  const wanted = slugFrom(course.slug)
  const taken = await tx.selectFrom('course').select('slug').where('slug', 'like', `${wanted}%`).execute()
  const slug = freeSlug(wanted, new Set(taken.map((row) => row.slug)))
  await tx
    .insertInto('course')
    .values({
      id: course.courseId,
      source_key: course.sourceKey,
      slug,
      current_version: 1,
      retired_at: null,
      created_at: origin.at,
    })
    .execute()
  if (origin.actorId !== null)
    await tx
      .insertInto('course_instructor')
      .values({ course_id: course.courseId, person_id: origin.actorId })
      .execute()
  return slug
}

async function addVersion(tx: Tx, course: PreparedCourse, version: number, at: Date): Promise<void> {
  const { courseId, details, outline, fingerprint } = course
  await tx
    .insertInto('course_version')
    .values({
      course_id: courseId,
      version,
      details: JSON.stringify(details),
      outline: JSON.stringify(outline),
      fingerprint,
      published_at: at,
    })
    .execute()
  await tx
    .insertInto('course_version_unit')
    .values(
      unitsOf(outline).map(({ id, revision }) => ({ course_id: courseId, version, unit_id: id, revision })),
    )
    .execute()
  await tx.updateTable('course').set({ current_version: version }).where('id', '=', courseId).execute()
}

async function correct(
  tx: Tx,
  course: PreparedCourse,
  { version, replaced }: Publication & { kind: 'corrected' },
  at: Date,
): Promise<void> {
  for (const { from, to } of replaced)
    await tx
      .updateTable('course_version_unit')
      .set({ revision: to.revision })
      .where('course_id', '=', course.courseId)
      .where('revision', '=', from)
      .execute()
  const versions = await tx
    .selectFrom('course_version')
    .select(['version', 'details', 'outline'])
    .where('course_id', '=', course.courseId)
    .execute()
  for (const row of versions) {
    const isCurrent = row.version === version
    const outline = isCurrent ? course.outline : corrected(row.outline, replaced)
    if (outline === null) continue
    const details = isCurrent ? course.details : row.details
    await tx
      .updateTable('course_version')
      .set({
        details: JSON.stringify(details),
        outline: JSON.stringify(outline),
        fingerprint: fingerprintOf(details, outline),
        ...(isCurrent ? { published_at: at } : {}),
      })
      .where('course_id', '=', course.courseId)
      .where('version', '=', row.version)
      .execute()
  }
  await tx
    .updateTable('course')
    .set(({ eb }) => ({ stamp: eb('stamp', '+', 1) }))
    .where('id', '=', course.courseId)
    .execute()
}
