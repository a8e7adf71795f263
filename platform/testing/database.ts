import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { afterAll, inject } from 'vitest'
import { connect } from '../db/connect.ts'
import { inDatabase, withDatabase } from './run.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the run's PostgreSQL, database `postgres`. */
    adminUrl: string
    /** Name of the migrated template. */
    template: string
    /** A folder of the run's own, deleted after it. */
    tempFolder: string
    /** Address of the run's ClickHouse. */
    analyticsUrl: string
  }
}

/** Address of a fresh database with every migration applied; dropped after the test file. */
export async function testDatabaseUrl(): Promise<string> {
  const adminUrl = inject('adminUrl')
  const name = `banxue_test_${randomBytes(6).toString('hex')}`
  // Two files may clone at once; PostgreSQL lets one at a time look at the template.
  await inDatabase(adminUrl, `create database ${name} template ${inject('template')} strategy file_copy`)
  afterAll(() => inDatabase(adminUrl, `drop database if exists ${name} with (force)`))
  return withDatabase(adminUrl, name)
}

/** A fresh database with every migration applied; closed and dropped after the test file. */
export async function testDatabase<Tables>(): Promise<Kysely<Tables>> {
  const db = connect<Tables>(await testDatabaseUrl(), { max: 8 })
  afterAll(() => db.destroy())
  return db
}
