import type { Language } from './i18n/language.ts'

/** Rows of one kind that the school keeps of a person, as their export holds them. */
export interface ExportTable {
  /** `attempts` becomes `attempts.json` and `csv/attempts.csv`. */
  name: string
  /** What it is and why it is kept, in a sentence, for the README. */
  about: Record<Language, string>
  /** Plain rows, all with the same fields; read anew for each form, a page at a time. */
  rows: () => AsyncIterable<Readonly<Record<string, unknown>>>
  /** Many rows: one JSON value per line, `.jsonl`, in place of one list. */
  isLong?: boolean
}

/** What a slice has of a person, of its own tables only. */
export type ExportOf = (personId: string) => readonly ExportTable[]
