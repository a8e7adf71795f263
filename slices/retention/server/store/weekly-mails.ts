import { personRows } from '@banxue/platform/db/person-rows'
import type { Generated, Kysely } from 'kysely'

/** Who asked for the weekly mail, and which left. */
export interface WeeklyMailTables {
  weekly_mail_wish: { person_id: string; asked_at: Date }
  weekly_mail: {
    person_id: string
    /** Monday, `YYYY-MM-DD`. */
    week_on: string
    state: 'begun' | 'sent' | 'refused'
    tries: Generated<number>
    begun_at: Date
  }
}

/** Tries of a mail that the server refuses, and the rest between two. */
const maxTries = 5
const restMs = 30 * 60_000

/** Who wants the weekly mail, and which have left. */
export function createWeeklyMailStore(db: Kysely<WeeklyMailTables>) {
  return {
    ...createWishes(db),
    ...createLedger(db),

    /** For their export. */
    wishRows: (personId: string) =>
      personRows(db, { table: 'weekly_mail_wish', person: 'person_id', key: ['asked_at'] }, personId),
    mailRows: (personId: string) =>
      personRows(db, { table: 'weekly_mail', person: 'person_id', key: ['week_on'] }, personId),

    async forgetPeople(personIds: readonly string[]): Promise<void> {
      if (personIds.length === 0) return
      await db.deleteFrom('weekly_mail_wish').where('person_id', 'in', personIds).execute()
      await db.deleteFrom('weekly_mail').where('person_id', 'in', personIds).execute()
    },
  }
}
export type WeeklyMailStore = ReturnType<typeof createWeeklyMailStore>

/** Who asked for it. */
function createWishes(db: Kysely<WeeklyMailTables>) {
  return {
    /** Asking again changes nothing. */
    async want(personId: string, isWanted: boolean, now: Date): Promise<void> {
      if (isWanted)
        await db
          .insertInto('weekly_mail_wish')
          .values({ person_id: personId, asked_at: now })
          .onConflict((conflict) => conflict.column('person_id').doNothing())
          .execute()
      else await db.deleteFrom('weekly_mail_wish').where('person_id', '=', personId).execute()
    },

    async isWanted(personId: string): Promise<boolean> {
      const wish = await db
        .selectFrom('weekly_mail_wish')
        .select('person_id')
        .where('person_id', '=', personId)
        .executeTakeFirst()
      return wish !== undefined
    },
  }
}

/** Which mails left, and which are to. */
function createLedger(db: Kysely<WeeklyMailTables>) {
  return {
    waiting: (weekOn: string, now: Date) => waiting(db, weekOn, now),

    /** Takes a mail for this server; false where another has it, it has left, or nobody wants it any more. */
    async begin(personId: string, weekOn: string, now: Date): Promise<boolean> {
      const begun = await db
        .insertInto('weekly_mail')
        .columns(['person_id', 'week_on', 'state', 'begun_at'])
        .expression((eb) =>
          eb
            .selectFrom('weekly_mail_wish')
            .select((of) => [
              'person_id',
              of.cast<string>(of.val(weekOn), 'date').as('week_on'),
              of.val('begun').as('state'),
              of.cast<Date>(of.val(now), 'timestamptz').as('begun_at'),
            ])
            .where('person_id', '=', personId),
        )
        .onConflict((conflict) =>
          conflict
            .columns(['person_id', 'week_on'])
            .doUpdateSet((eb) => ({
              state: 'begun',
              begun_at: now,
              tries: eb('weekly_mail.tries', '+', 1),
            }))
            .where('weekly_mail.state', '=', 'refused'),
        )
        .returning('person_id')
        .executeTakeFirst()
      return begun !== undefined
    },

    /** What the mail server said. */
    async settle(personId: string, weekOn: string, state: 'sent' | 'refused'): Promise<void> {
      await db
        .updateTable('weekly_mail')
        .set({ state })
        .where('person_id', '=', personId)
        .where('week_on', '=', weekOn)
        .execute()
    },

    /** The newest that was tried. */
    async last(personId: string) {
      return db
        .selectFrom('weekly_mail')
        .select(['week_on as weekOn', 'state', 'begun_at as at'])
        .where('person_id', '=', personId)
        .orderBy('week_on', 'desc')
        .limit(1)
        .executeTakeFirst()
    },
  }
}

/** Everybody who wants it and has not got that of a week yet; a refused one waits for half an hour. */
async function waiting(
  db: Kysely<WeeklyMailTables>,
  weekOn: string,
  now: Date,
): Promise<{ personId: string; askedAt: Date }[]> {
  return db
    .selectFrom('weekly_mail_wish as wish')
    .leftJoin('weekly_mail as mail', (join) =>
      join.onRef('mail.person_id', '=', 'wish.person_id').on('mail.week_on', '=', weekOn),
    )
    .select(['wish.person_id as personId', 'wish.asked_at as askedAt'])
    .where((eb) =>
      eb.or([
        eb('mail.state', 'is', null),
        eb.and([
          eb('mail.state', '=', 'refused'),
          eb('mail.tries', '<', maxTries),
          eb('mail.begun_at', '<=', new Date(now.getTime() - restMs)),
        ]),
      ]),
    )
    .orderBy('wish.person_id')
    .execute()
}
