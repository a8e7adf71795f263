import type { Ask, Question } from './ask.ts'
import { type CompletionByRow, presentCompletionBy } from './completion-by.ts'
import { type CompletionRow, presentCompletion } from './completion.ts'
import type { CourseOutline } from './needs.ts'
import type { Scope } from './scope.ts'
import { reports as files } from './sql-files.ts'

/** How many finish: of all, and course by course and month by month. */
export function createCompletionReports(
  outlinesIn: (scope: Scope) => Promise<readonly CourseOutline[]>,
  ask: Ask,
) {
  return {
    async completion(question: Question) {
      const { rows, truth } = await ask<CompletionRow>(files.completion, question)
      const none = { enrolled: 0, due: 0, completedInTime: 0, neverStarted: 0, bySelf: 0 }
      return { ...truth, ...presentCompletion(rows[0] ?? none) }
    },
    async completionBy(question: Question) {
      const [{ rows, truth }, courses] = await Promise.all([
        ask<CompletionByRow>(files.completionBy, question),
        outlinesIn(question.scope),
      ])
      return { ...truth, ...presentCompletionBy(rows, courses) }
    },
  }
}
