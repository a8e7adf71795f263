import type { AfterTrouble } from '#retention/contract'
import { compare } from './compare.ts'

/** What a group did in the seven days after its first day with a video, as ClickHouse counts it. */
export interface AfterRow {
  isBad: boolean
  learners: number
  /** Of those, with a learning act on a later day. */
  again: number
  /** Of the learners, those who had not completed the unit before. */
  atStake: number
  completed: number
}

/** Both groups side by side; one that the rows lack is empty. */
export function presentAfterTrouble(rows: readonly AfterRow[]): Omit<AfterTrouble, 'asOf' | 'isStale'> {
  const nobody = { learners: 0, again: 0, atStake: 0, completed: 0 }
  const bad = rows.find(({ isBad }) => isBad) ?? nobody
  const good = rows.find(({ isBad }) => !isBad) ?? nobody
  return {
    activeAgain: compare({ count: bad.again, of: bad.learners }, { count: good.again, of: good.learners }),
    unitCompleted: compare(
      { count: bad.completed, of: bad.atStake },
      { count: good.completed, of: good.atStake },
    ),
  }
}
