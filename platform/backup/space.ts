/** What a backup or a restore will write, bytes. */
export interface Need {
  database: number
  analytics: number
  files: number
}

/**
 * Room that a backup takes at most: rows are written as text and compressed, to about a sixth of what the tables
 * take on disk; a third is safe where texts are long. The copy of the log and the files are compressed already.
 */
export const roomForBackup = ({ database, analytics, files }: Need): number =>
  Math.ceil(0.33 * database + 1.3 * analytics + files) + 10_000_000

/**
 * Room that a restore takes while it works: tables with their indexes and the journal of writing them, the copy of
 * the log with what is derived from it, and a chunk of it uncompressed on its way.
 *
 * @param need database with indexes, files those that are not there yet
 */
export const roomForRestore = ({ database, analytics, files }: Need): number =>
  Math.ceil(1.3 * database + 3 * analytics + files) + 300_000_000

/** `3.2 GB`, `14 MB` */
export function sizeWords(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.ceil(bytes / 1e3)} kB`
}
