import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { givenVideo, registrationOf, testFfmpeg } from '../testing/media.ts'
import { smallSound } from '../testing/small-sound.ts'
import { givenMediaServer } from '../testing/media-server.ts'
import type { Media } from './media.ts'
import type { MediaTables } from './tables.ts'

const db = await testDatabase<MediaTables>()
const never = new AbortController().signal
const needsFfmpeg = test.skipIf(testFfmpeg === null)

const givenServer = (options: Partial<Parameters<typeof givenMediaServer>[1]> = {}) =>
  givenMediaServer(db, { ffmpeg: testFfmpeg, ...options })

const get = (media: Media, address: string, headers: Record<string, string> = {}) =>
  media.fileHandler(new Request(`http://school${address}`, { headers }))

needsFfmpeg('a video plays as it came at once, and in its qualities when they are made', async () => {
  const { media, work } = await givenServer()
  const id = await media.register(await registrationOf(await givenVideo()), never)

  expect((await media.reads.playback(id))?.state).toBe('as_it_came')
  await work()

  const playback = await media.reads.playback(id)
  expect(playback).toMatchObject({
    state: 'ready',
    widthPx: 640,
    heightPx: 360,
    fileUrl: `/media/${id}/source.mp4`,
  })
  expect(playback?.durationS).toBeCloseTo(3, 0)
  expect(playback?.rungs.map(({ heightPx }) => heightPx)).toEqual([360])
  const master = await get(media, playback?.hlsUrl ?? '')
  expect(master.headers.get('content-type')).toBe('application/vnd.apple.mpegurl')
  expect(await master.text()).toContain('v360/index.m3u8')
  const addresses = [
    playback?.audioUrl,
    playback?.posterUrl,
    playback?.thumbnails?.urls[0],
    playback?.slides[0]?.url,
    playback?.rungs[0]?.url,
    playback?.rungs[0]?.url.replace('index.m3u8', 'init.mp4'),
    playback?.rungs[0]?.url.replace('index.m3u8', '00000.m4s'),
  ]
  for (const address of addresses) expect((await get(media, address ?? '')).status, address ?? '').toBe(200)
  const part = await get(media, playback?.fileUrl ?? '', { range: 'bytes=4-7' })
  expect([part.status, await part.text()]).toEqual([206, 'ftyp'])
  await media.stop()
})

needsFfmpeg('work that was put back when its server closed is done by another one', async () => {
  const { media, storage, clock, begin, workFolder } = await givenServer()
  const id = await media.register(await registrationOf(await givenVideo(4)), never)
  await begin()
  await media.stop()

  expect(await readdir(workFolder)).toEqual([])
  const other = await givenServer({ storage, clock })
  await other.work()
  expect((await other.media.reads.playback(id))?.hlsUrl).toBe(`/media/${id}/2/master.m3u8`)
  expect(await storage.has(`media/${id}/1/master.m3u8`)).toBe(false)
})

needsFfmpeg('what a killed server was at is taken up when its lease has ended, and not before', async () => {
  const { media, storage, clock, work, workFolder } = await givenServer()
  const id = await media.register(await registrationOf(await givenVideo(5)), never)
  const lease = new Date(clock.now().getTime() + 30_000)
  await db
    .updateTable('media')
    .set({ state: 'working', worker: id, attempt: 1, due_at: lease })
    .where('id', '=', id)
    .execute()
  await storage.put(`media/${id}/1/v360/00000.m4s`, Buffer.from('half'), { mediaType: 'video/mp4' })
  await mkdir(join(workFolder, `${id}-1`), { recursive: true })
  await writeFile(join(workFolder, `${id}-1`, 'left'), 'over')

  await work()
  expect((await media.reads.playback(id))?.hlsUrl).toBeNull()
  clock.advance(31_000)
  await work()

  expect((await media.reads.playback(id))?.hlsUrl).toBe(`/media/${id}/2/master.m3u8`)
  expect(await storage.has(`media/${id}/1/v360/00000.m4s`)).toBe(false)
  expect(await readdir(workFolder)).toEqual([])
})

test('a recording that kills its server three times is tried no more', async () => {
  const { media, clock, work } = await givenServer({ ffmpeg: null })
  const id = await media.register(await registrationOf(await smallSound()), never)
  await db
    .updateTable('media')
    .set({ state: 'working', worker: id, attempt: 3, failures: 2, due_at: clock.now() })
    .where('id', '=', id)
    .execute()
  await work()

  const row = await db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect([row.state, row.failure]).toEqual(['failed', 'interrupted'])
})

test('without ffmpeg a video plays as it came; with one it is made ready later', async () => {
  const { media, work } = await givenServer({ ffmpeg: null })
  const id = await media.register(await registrationOf(await smallSound('other')), never)
  await work()

  expect(await media.reads.playback(id)).toMatchObject({
    state: 'as_it_came',
    hlsUrl: null,
    rungs: [],
    fileUrl: `/media/${id}/source.wav`,
  })
})

test('addresses outside of what is served are refused', async () => {
  const { media, storage } = await givenServer()
  const id = '00000000-0000-5000-8000-000000000000'
  await storage.put(`media/${id}/1/secret.html`, Buffer.from('x'), { mediaType: 'text/html' })
  const refused = [
    '1/secret.html',
    '../../secrets.json',
    '1/%2e%2e/x.jpg',
    '1/../../x.jpg',
    'source',
    'source.html',
    '1/.m4s',
  ]
  for (const path of refused) expect((await get(media, `/media/${id}/${path}`)).status, path).toBe(404)
})
