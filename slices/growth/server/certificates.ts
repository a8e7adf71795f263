import { randomBytes } from 'node:crypto'
import type { Actor } from '@banxue/platform/auth/actor'
import { type Origin, originOf, publish } from '@banxue/platform/events/publish'
import type { Transaction } from 'kysely'
import type { CourseId } from '#courses/contract'
import type { Certificate } from '#growth/contract'
import { CertificateIssued } from '#growth/events'
import { codeOf, readCode } from './code.ts'
import type { Completed, Needs } from './needs.ts'
import {
  certificateOf,
  type CertificateRow,
  certificatesOf,
  certificateWith,
  type Holder,
  saveCertificate,
} from './store.ts'
import type { GrowthTables } from './tables.ts'

/** Makes the certificate of a completed course, once, and says so in the log. */
export async function issue(
  tx: Transaction<GrowthTables>,
  { personId }: Holder,
  courseId: CourseId,
  completed: Completed,
  origin: Origin,
): Promise<void> {
  const isNew = await saveCertificate(tx, {
    code: codeOf(randomBytes(12)),
    person_id: personId,
    course_id: courseId,
    course_version: completed.courseVersion,
    unit_count: completed.unitCount,
    includes_self_marked: completed.by === 'self',
    simulated: origin.simulated,
    issued_at: completed.completedAt,
  })
  if (isNew) await publish(tx, CertificateIssued, origin, { courseId })
}

/** The caller's certificate of a course, made now where the course is completed and its fact is still on the way. */
export async function ownCertificate(
  needs: Needs,
  actor: Actor,
  courseId: CourseId,
): Promise<Certificate | null> {
  const { db, clock } = needs
  const found = await certificateOf(db, actor, courseId)
  if (found !== undefined) return present(needs, found)
  const completed = await needs.completion(actor.personId, courseId)
  if (completed === null) return null
  const origin = originOf(actor, clock.now())
  await db.transaction().execute((tx) => issue(tx, actor, courseId, completed, origin))
  const issued = await certificateOf(db, actor, courseId)
  return issued === undefined ? null : present(needs, issued)
}

export async function ownCertificates(needs: Needs, actor: Actor): Promise<Certificate[]> {
  const rows = await certificatesOf(needs.db, actor)
  const all = await Promise.all(rows.map((row) => present(needs, row)))
  return all.filter((certificate) => certificate !== null)
}

export async function verify(needs: Needs, typed: string): Promise<Certificate | null> {
  const row = await certificateWith(needs.db, readCode(typed))
  return row === undefined ? null : present(needs, row)
}

/** Null where the holder or the course is gone: then nothing is certified any more. */
async function present(needs: Needs, row: CertificateRow): Promise<Certificate | null> {
  const [courseTitle, holderName, learningS] = await Promise.all([
    needs.courseTitle(row.course_id, row.course_version),
    needs.personName(row.person_id),
    needs.learningS?.(row.person_id, row.course_id, row.issued_at) ?? null,
  ])
  if (courseTitle === null || holderName === null) return null
  return {
    code: row.code,
    courseId: row.course_id,
    courseTitle,
    holderName,
    unitCount: row.unit_count,
    learningS,
    issuedAt: row.issued_at,
    simulated: row.simulated,
    includesSelfMarked: row.includes_self_marked,
  }
}
