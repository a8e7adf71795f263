import type { EventTables } from '@banxue/platform/events/publish'
import type { ColumnType, Generated } from 'kysely'
import type { CourseId, StepId, UnitId } from '#courses/contract'
import type { Answer } from '#learning/contract'
import type { Completion, StepProgress } from './progress.ts'

/** Rows of the slice, as its migrations make them, and the log as a publisher sees it. */
export interface LearningTables extends EventTables {
  enrolment: EnrolmentRow
  unit_progress: UnitRow
  step_progress: StepRow
  attempt: AttemptRow
  draft: DraftRow
  position: PositionRow
  note: NoteRow
  presence: { course_id: CourseId; person_id: string; simulated: Generated<boolean>; seen_at: Date }
}

/** A JSON column: read as a value, written as its text. */
type Json<T> = ColumnType<T, string, string>

/** Place in what a device said; compared in the database only, where it is a bigint. */
type Order = ColumnType<string | null, number | null, number | null>

interface CompletionColumns {
  completed_at: Date | null
  completed_by: Completion['by'] | null
}

interface EnrolmentRow extends CompletionColumns {
  learner_id: string
  course_id: CourseId
  course_version: number
  enrolled_at: Date
}

interface UnitRow extends CompletionColumns {
  learner_id: string
  course_id: CourseId
  unit_id: UnitId
  opened_at: Date | null
  reopened_at: Date | null
  last_act_at: Date | null
}

interface StepRow extends CompletionColumns {
  learner_id: string
  course_id: CourseId
  unit_id: UnitId
  step_id: StepId
  pages: Json<StepProgress['pages']>
  reached_end: boolean
  spans: Json<StepProgress['spans']>
}

interface AttemptRow {
  learner_id: string
  unit_id: UnitId
  step_id: StepId
  attempt_id: string
  answer: Json<Answer>
  is_right: boolean | null
  elapsed_s: number
  answered_at: Date
  session_id: string | null
  said_order: Order
}

interface DraftRow {
  learner_id: string
  unit_id: UnitId
  step_id: StepId
  session_id: string
  answer: Json<Answer>
  typed_at: Date
  said_order: Order
}

interface PositionRow {
  learner_id: string
  course_id: CourseId
  unit_id: UnitId
  session_id: string
  step_id: StepId
  /** Media second. */
  at_s: number | null
  stood_at: Date
  said_order: Order
}

/** Without words where it is deleted. */
interface NoteRow {
  learner_id: string
  note_id: string
  course_id: CourseId
  unit_id: UnitId
  step_id: StepId
  /** Media second. */
  at_s: number | null
  form: 'note' | 'bookmark'
  body: string
  made_at: Date
  changed_at: Date
  said_order: ColumnType<string, number, number>
  session_id: string
  is_deleted: boolean
}
