import { type RawBuilder, sql } from 'kysely'

/**
 * Whether the word to be kept of a session came after the one that is kept: by the order in which the device said
 * them where both have it, by their moments where not.
 */
export const isSaidLater = (table: 'draft' | 'position', at: 'typed_at' | 'stood_at'): RawBuilder<boolean> =>
  sql`coalesce(excluded.said_order > ${sql.ref(`${table}.said_order`)},
    ${sql.ref(`excluded.${at}`)} > ${sql.ref(`${table}.${at}`)})`
