import type { Clock } from '@banxue/platform/clock'
import type { OfSubjects, SubjectEvent } from '@banxue/platform/events/subject-store'
import type { Playback } from '@banxue/platform/media/playback'
import type { Kysely } from 'kysely'
import type { CourseId, CoursePage, UnitRevision } from '#courses/contract'
import type { LearningTables } from './tables.ts'

/** What learning asks of courses. Each is asked on every request: the answers are expected to be at hand. */
export interface CourseQuestions {
  /** A published version, retired courses included; its outline has the latest corrections. Null if there is none. */
  version(courseId: CourseId, version: number): Promise<CoursePage | null>
  /** The version that new learners get; null where the course is unknown or out of the catalogue. */
  current(courseId: CourseId): Promise<CoursePage | null>
  /** What a unit holds, keys included; null where the revision is unknown. */
  revision(revision: string): Promise<UnitRevision | null>
  /** How a video can be played now; null where there is no such media. */
  playback(mediaId: string): Promise<Playback | null>
}

/** Whose rows are meant: the caller of a procedure, or the subject of a fact. */
export interface Learner {
  readonly personId: string
}

export interface Needs {
  db: Kysely<LearningTables>
  clock: Clock
  courses: CourseQuestions
  /** Something of a person's was done in a session: their other devices are to hear of it. Absent where none listen. */
  tell?: (who: { personId: string; sessionId: string | null }) => void
  /** What the log has about a person, and about the guests they were before; the newest first. */
  recorded: (personId: string, asked: Omit<OfSubjects, 'subjectIds'>) => Promise<SubjectEvent[]>
}
