import { type Expression, type RawBuilder, sql } from 'kysely'

/** A row as JSON carries it: moments are texts. */
type InJson<Row> = {
  [Column in keyof Row]: Date extends Row[Column] ? Exclude<Row[Column], Date> | string : Row[Column]
}

/** The rows of a query as one value, so that one statement brings the rows of several. */
export const jsonRows = <Row>(query: Expression<Row>): RawBuilder<InJson<Row>[]> =>
  sql`(select coalesce(json_agg(r), '[]') from (${query}) r)`

/** A moment as a row or as JSON has it. */
export type Moment = Date | string

export const momentIn = (at: Moment | null): Date | null => (at === null ? null : new Date(at))
