import { actorOf, guarded } from '@banxue/platform/api/guard'
import { isAllowed } from '#identity/contract'
import { learningContract } from '#learning/contract'
import type { Needs } from './needs.ts'
import { exportNotes, keepNoteNow, listNotes } from './notes.ts'
import { refusal } from './refusal.ts'

const learning = guarded(learningContract, isAllowed)

/** Procedures of a learner's notes; every one reaches the caller's own alone. */
export function createNoteRoutes(needs: Needs) {
  return {
    saveNote: learning.saveNote.handler(async ({ input, context, errors }) => {
      const result = await keepNoteNow(needs, actorOf(context), input)
      if (result.kind === 'noted') return result.note
      throw refusal(errors, result.kind, input.courseId)
    }),
    listNotes: learning.listNotes.handler(({ input, context }) => listNotes(needs, actorOf(context), input)),
    exportNotes: learning.exportNotes.handler(({ input, context }) =>
      exportNotes(needs, actorOf(context), input),
    ),
  }
}
