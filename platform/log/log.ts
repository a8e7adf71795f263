import { pino } from 'pino'

type Fields = Record<string, unknown>

/** Structured log: a constant message and fields. Words of learners only under `pii`, which is never written. */
export interface Log {
  info(fields: Fields, message: string): void
  warn(fields: Fields, message: string): void
  error(fields: Fields, message: string): void
}

/**
 * JSON lines, one per entry, to a file or to standard error.
 *
 * @param file path, or null for standard error
 */
export function createLog(file: string | null, level: 'info' | 'warn' | 'error' = 'info'): Log {
  const redact = {
    paths: [
      'pii',
      '*.pii',
      'password',
      '*.password',
      'authorization',
      '*.authorization',
      'cookie',
      '*.cookie',
    ],
    censor: '[hidden]',
  }
  const destination = pino.destination(
    file === null ? { dest: 2, sync: true } : { dest: file, mkdir: true, sync: false },
  )
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact }, destination)
}

/** Keeps nothing; for tests. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
