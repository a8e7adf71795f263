import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect } from '../../platform/db/connect.ts'
import type { MediaTables } from '../../platform/media/tables.ts'
import { givenVideo, testFfmpeg } from '../../platform/testing/media.ts'
import { banxue } from '../command-line.ts'
import { forget, freshData, openRunningSchool } from '../running-school.ts'
import { courseWith } from './course-with.ts'
import { databaseOf } from './database-of.ts'

const needsFfmpeg = testFfmpeg === null ? test.skip : test

needsFfmpeg(
  'a school killed while it prepares a video begins it anew, and nothing of the first try stays',
  async () => {
    const data = await freshData()
    const first = await openRunningSchool({ data })
    await banxue(data, 'import', await courseWith(await givenVideo(40, '1280x720')))
    await expect
      .poll(() => stateOf(data), { timeout: 60_000 })
      .toMatchObject({ state: 'working', isBegun: true })
    const programs = await ffmpegsBelow(data)
    expect(programs).toHaveLength(1)
    await first.kill()
    await expect.poll(() => ffmpegsBelow(data), { timeout: 10_000 }).toEqual([])

    const second = await openRunningSchool({ data })
    await expect
      .poll(() => stateOf(data), { timeout: 150_000, interval: 500 })
      .toMatchObject({ state: 'ready', attempt: 2 })
    const { id } = await stateOf(data)
    expect((await readdir(join(data, 'files', 'media', id))).toSorted()).toEqual(['2', 'source'])
    expect(await readdir(join(data, 'work', 'media'))).toEqual([])
    await second.stop()
    await forget(data)
  },
)

async function stateOf(data: string) {
  const db = connect<MediaTables>(await databaseOf(data), { max: 1 })
  try {
    const row = await db.selectFrom('media').selectAll().executeTakeFirst()
    return { id: row?.id ?? '', state: row?.state, attempt: row?.attempt, isBegun: (row?.progress ?? 0) > 0 }
  } finally {
    await db.destroy()
  }
}

/** Process ids of ffmpegs that work below a folder, as Linux tells them. */
async function ffmpegsBelow(data: string): Promise<string[]> {
  const { readlink, readFile } = await import('node:fs/promises')
  const found: string[] = []
  for (const pid of (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))) {
    const [folder, name] = await Promise.all([
      readlink(`/proc/${pid}/cwd`).catch(() => ''),
      readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''),
    ])
    if (name.startsWith('ffmpeg') && folder.startsWith(data)) found.push(pid)
  }
  return found
}
