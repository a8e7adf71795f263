export const usage = `usage: npm run banxue -- <command>

  backup FILE                     the whole school in one file, while it goes on or while it is closed
  restore FILE [--replace]        checks a backup and puts it in place; --replace ends the school that is there
  doctor [--json]                 what this machine and this school have and lack, and what to do about it
  import FILE [--as correction]   a course: an OpenStax ZIP, a Markdown folder or its ZIP (docs/course-format.md)
  transcode FILE FOLDER           a video made ready to play, to be committed beside a course (needs ffmpeg)
  demo clear                      takes away the demo: its course, its learners and all they did
  rebuild                         empties analytics and fills them again from the log
  docs                            writes docs/events.md and docs/metrics.md from the definitions`

export type Asked =
  | { name: 'docs' }
  | { name: 'doctor'; isJson: boolean }
  | { name: 'backup'; file: string }
  | { name: 'restore'; file: string; isReplacing: boolean }
  | { name: 'transcode'; file: string; folder: string }
  /** Commands that the school does with these words. */
  | { name: 'import' | 'demo clear' | 'rebuild'; args: string[] }

/**
 * What somebody typed; null where it is no command.
 *
 * @param place makes a path absolute
 */
export function readAsked(words: readonly string[], place: (path: string) => string): Asked | null {
  const [first, second, third, fourth] = words
  const count = words.length
  if (first === 'docs' && count === 1) return { name: 'docs' }
  if (first === 'rebuild' && count === 1) return { name: 'rebuild', args: [] }
  if (first === 'demo' && second === 'clear' && count === 2) return { name: 'demo clear', args: [] }
  if (first === 'doctor' && (count === 1 || (count === 2 && second === '--json')))
    return { name: 'doctor', isJson: count === 2 }
  if (second === undefined || second.startsWith('--')) return null
  if (first === 'backup' && count === 2) return { name: 'backup', file: place(second) }
  if (first === 'restore' && (count === 2 || (count === 3 && third === '--replace')))
    return { name: 'restore', file: place(second), isReplacing: count === 3 }
  if (first === 'import' && (count === 2 || (count === 4 && third === '--as' && fourth === 'correction')))
    return { name: 'import', args: [place(second), fourth ?? 'version'] }
  if (first === 'transcode' && third !== undefined && count === 3)
    return { name: 'transcode', file: place(second), folder: place(third) }
  return null
}
