import type { Definition } from '../contract.ts'
import { reports } from './sql-files.ts'

/** Every number of every report with its meaning, as the headers of the queries say; keys are `report.number`. */
export const definitions: readonly Definition[] = Object.entries(reports).flatMap(([report, { header }]) =>
  Object.entries(header.numbers).map(([number, definition]) => ({
    key: `${report}.${number}`,
    question: header.question,
    definition,
    grain: header.grain,
    window: header.window,
  })),
)
