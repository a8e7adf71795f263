import { personRows } from '@banxue/platform/db/person-rows'
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { CourseId } from '#courses/contract'
import type { GrowthTables } from './tables.ts'

export type CertificateRow = Selectable<GrowthTables['certificate']>

/** Whose certificates are meant: the caller of a procedure, or the subject of a fact. */
export interface Holder {
  readonly personId: string
}

/** Keeps a certificate; false where the holder has one of the course. */
export async function saveCertificate(tx: Transaction<GrowthTables>, row: CertificateRow): Promise<boolean> {
  const first = await tx
    .insertInto('certificate')
    .values(row)
    .onConflict((at) => at.columns(['person_id', 'course_id']).doNothing())
    .returning('code')
    .executeTakeFirst()
  return first !== undefined
}

export function certificateOf(
  db: Kysely<GrowthTables>,
  { personId }: Holder,
  courseId: CourseId,
): Promise<CertificateRow | undefined> {
  return rows(db).where('person_id', '=', personId).where('course_id', '=', courseId).executeTakeFirst()
}

/** All of a person's, the newest first. */
export function certificatesOf(db: Kysely<GrowthTables>, { personId }: Holder): Promise<CertificateRow[]> {
  return rows(db).where('person_id', '=', personId).orderBy('issued_at', 'desc').orderBy('code').execute()
}

/** Anyone's: who knows the code may see it. */
export function certificateWith(db: Kysely<GrowthTables>, code: string): Promise<CertificateRow | undefined> {
  return rows(db).where('code', '=', code).executeTakeFirst()
}

/** All of a person's, for their export. */
export const certificateRows = (db: Kysely<GrowthTables>, { personId }: Holder) =>
  personRows(db, { table: 'certificate', person: 'person_id', key: ['code'] }, personId)

export async function forgetHolders(db: Kysely<GrowthTables>, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await db.deleteFrom('certificate').where('person_id', 'in', personIds).execute()
}

const rows = (db: Kysely<GrowthTables>) => db.selectFrom('certificate').selectAll()
