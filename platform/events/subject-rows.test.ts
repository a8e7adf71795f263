import { expect, test } from 'vitest'
import { archivableLog, monthsAgo } from '../testing/archivable-log.ts'
import { Done, sampleActor, sampleCourse } from '../testing/sample-events.ts'
import { makeMonths } from './partitions.ts'
import { originOf, publish } from './publish.ts'
import { subjectRows } from './subject-rows.ts'

const log = await archivableLog()
const [one, other] = [sampleActor(), sampleActor()]

async function fill(): Promise<void> {
  for (const [rank, months] of [20, 16, 1, 0].entries())
    for (const actor of [one, other])
      await log.db
        .transaction()
        .execute((tx) =>
          publish(tx, Done, originOf(actor, monthsAgo(months)), { courseId: sampleCourse, rank }),
        )
  const byStaff = { ...originOf(other, monthsAgo(0, 11)), subjectId: one.personId }
  await log.db.transaction().execute((tx) => publish(tx, Done, byStaff, { courseId: sampleCourse, rank: 4 }))
  await makeMonths(log.db, new Date())
}

test('a person’s events come whole and alone, from the archive and from the log', async () => {
  await fill()
  log.start()
  await log.allRead()
  await log.archive()
  expect(await log.inTable()).toEqual([2, 2, 3, 3, 4])

  const rows = await Array.fromAsync(subjectRows(log.db, log.storage, one.personId))
  expect(rows.map(({ payload, byYou }) => [(payload as { rank: number }).rank, byYou])).toEqual([
    [0, true],
    [1, true],
    [2, true],
    [3, true],
    [4, false],
  ])
  expect(rows.map(({ occurredAt }) => new Date(occurredAt))).toEqual(
    [20, 16, 1, 0].map((months) => monthsAgo(months)).concat(monthsAgo(0, 11)),
  )
  expect(rows[0]).toEqual({ ...rows[2], ...rows[0] })
  expect(JSON.stringify(rows)).not.toContain(other.personId)
})
