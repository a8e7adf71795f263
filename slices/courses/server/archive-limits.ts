/** What an archive may hold; beyond it the archive is refused before anything is unpacked. */
export interface ArchiveLimits {
  /** Files at most; an OpenStax bundle has about 40,000. */
  fileCount: number
  /** Bytes of all files unpacked. */
  totalBytes: number
  /** Bytes of one file read as text. */
  textBytes: number
  /** Unpacked over packed size from which a file is a bomb … */
  ratio: number
  /** … where it unpacks to more bytes than this; small files of one repeated letter are harmless. */
  ratioFromBytes: number
}

const MiB = 1024 ** 2
export const archiveLimits: ArchiveLimits = {
  fileCount: 200_000,
  totalBytes: 4096 * MiB,
  textBytes: 32 * MiB,
  ratio: 200,
  ratioFromBytes: 16 * MiB,
}
