import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { banxue } from '../command-line.ts'
import { forget, openRunningSchool, type RunningSchool } from '../running-school.ts'

/** What the journeys of one file share. */
export interface SchoolOfFile {
  school: RunningSchool
  browser: Browser
}

/** A school with the short course and a browser. */
export const shortCourseSchool = (): SchoolOfFile => schoolOfFile('short-course')

/** A school with a course of `e2e/fixtures` and a browser, there before the first test of the file and gone after the last. */
export function schoolOfFile(course: string): SchoolOfFile {
  const shared: Partial<SchoolOfFile> = {}
  beforeAll(async () => {
    shared.school = await openRunningSchool()
    await banxue(shared.school.data, 'import', join(import.meta.dirname, '../fixtures', course))
    shared.browser = await launchBrowser()
  })
  afterAll(async () => {
    await shared.browser?.close()
    await shared.school?.stop()
    if (shared.school) await forget(shared.school.data)
  })
  return shared as SchoolOfFile
}
