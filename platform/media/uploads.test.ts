import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRouterClient } from '@orpc/server'
import { expect, test } from 'vitest'
import type { Actor } from '../auth/actor.ts'
import type { RequestContext } from '../api/context.ts'
import type { LogEvent } from '../events/handler.ts'
import { testDatabase } from '../testing/database.ts'
import { givenMediaServer } from '../testing/media-server.ts'
import { smallSound } from '../testing/small-sound.ts'
import { mediaIdOf } from './addresses.ts'
import { createHash } from 'node:crypto'
import type { MediaTables } from './tables.ts'

const db = await testDatabase<MediaTables>()
const { media, storage, clock, work } = await givenMediaServer(db, { ffmpeg: null })

const givenActor = (role = 'instructor'): Actor => ({
  personId: randomUUID(),
  kind: 'member',
  roles: [role],
  simulated: false,
  language: 'en',
  zone: 'UTC',
  sessionId: randomUUID(),
})
const as = (actor: Actor) => {
  const context: RequestContext = {
    actor,
    language: 'en',
    ref: 'test',
    headers: new Headers(),
    resHeaders: new Headers(),
  }
  return createRouterClient(media.routes, { context })
}
const send = (actor: Actor | null, id: string, number: number, body: Uint8Array) =>
  media.putHandler(
    new Request(`http://school/api/media/uploads/${id}/parts/${number}`, {
      method: 'PUT',
      body: Buffer.from(body),
    }),
    actor,
  )

/** Parts of a thousand bytes in place of eight millions, so that a small file has many. */
async function givenUpload(actor: Actor, bytes: Uint8Array) {
  const upload = await as(actor).beginUpload({
    name: 'talk.wav',
    sizeBytes: bytes.byteLength,
    modifiedMs: (Date.now() + Math.random() * 1e6) | 0,
  })
  await db.updateTable('media_upload').set({ part_bytes: 1000 }).where('id', '=', upload.id).execute()
  const part = (number: number) => bytes.subarray(number * 1000, (number + 1) * 1000)
  return { id: upload.id, part, count: Math.ceil(bytes.byteLength / 1000) }
}
const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]

test('parts sent in any order, some twice, become the recording with the id of its bytes', async () => {
  const actor = givenActor()
  const bytes = await readFile(await smallSound('any order'))
  const { id, part, count } = await givenUpload(actor, bytes)
  for (const number of [3, 0, 0, 8, 1, 2, 7, 4, 5, 6, 6])
    expect((await send(actor, id, number, part(number))).status).toBe(204)
  expect(count).toBe(9)
  await as(actor).finishUpload({ id })
  await work()

  const mediaId = mediaIdOf(createHash('sha256').update(bytes).digest('hex'))
  expect(await as(actor).uploadState({ id })).toMatchObject({ state: 'done', mediaId })
  expect(await as(actor).item({ mediaId })).toMatchObject({ name: 'talk.wav', state: 'as_it_came' })
  expect(await storage.has(`uploads/${id}/0`)).toBe(false)
})

test('an upload is gone on with on another day, from what is there', async () => {
  const actor = givenActor()
  const bytes = await readFile(await smallSound('another day'))
  const file = { name: 'later.wav', sizeBytes: bytes.byteLength, modifiedMs: 5 }
  const first = await as(actor).beginUpload(file)
  await db.updateTable('media_upload').set({ part_bytes: 4000 }).where('id', '=', first.id).execute()
  await send(actor, first.id, 1, bytes.subarray(4000, 8000))
  clock.advance(3 * 86_400_000)

  expect(await as(actor).beginUpload(file)).toMatchObject({ id: first.id, received: [1] })
  await expect(as(actor).finishUpload({ id: first.id })).rejects.toMatchObject({
    code: 'PARTS_MISSING',
    data: { missing: [0, 2] },
  })
  expect((await as(actor).list()).uploads.map(({ id }) => id)).toEqual([first.id])
})

test("nobody sends to, sees, finishes or ends another's upload", async () => {
  const [owner, other] = [givenActor(), givenActor('admin')]
  const { id, part } = await givenUpload(owner, await readFile(await smallSound('mine')))

  expect(await code(await send(other, id, 0, part(0)))).toEqual([404, 'NOT_FOUND'])
  expect(await code(await send(null, id, 0, part(0)))).toEqual([401, 'SIGN_IN'])
  expect(await code(await send(givenActor('learner'), id, 0, part(0)))).toEqual([403, 'FORBIDDEN'])
  for (const act of ['uploadState', 'finishUpload', 'abortUpload'] as const)
    await expect(as(other)[act]({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a part of another size, of no such number, or cut off in the middle is not kept', async () => {
  const actor = givenActor()
  const { id, part } = await givenUpload(actor, await readFile(await smallSound('sizes')))
  const cut = new ReadableStream({
    start(controller) {
      controller.enqueue(part(0).subarray(0, 300))
      controller.error(new Error('the line went dead'))
    },
  })
  const broken = new Request(`http://school/api/media/uploads/${id}/parts/0`, {
    method: 'PUT',
    body: cut,
    duplex: 'half',
  } as RequestInit)

  expect(await code(await send(actor, id, 0, part(0).subarray(1)))).toEqual([400, 'part_size'])
  expect(await code(await send(actor, id, 99, part(0)))).toEqual([404, 'NOT_FOUND'])
  expect(await code(await media.putHandler(broken, actor))).toEqual([400, 'part_broken'])
  expect((await as(actor).uploadState({ id })).received).toEqual([])
  expect(await storage.has(`uploads/${id}/0`)).toBe(false)
})

test('a file of more than 4 GB is refused before anything is sent', async () => {
  const file = { name: 'long.mp4', sizeBytes: 4 * 1024 ** 3 + 1, modifiedMs: 1 }
  await expect(as(givenActor()).beginUpload(file)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
})

test('a full disk is told in numbers before anything is sent', async () => {
  const small = { ...storage, freeBytes: () => Promise.resolve(1_000_000) }
  const full = await givenMediaServer(db, { ffmpeg: null, storage: small })
  const actor = givenActor()
  const context = {
    actor,
    language: 'en' as const,
    ref: 'x',
    headers: new Headers(),
    resHeaders: new Headers(),
  }
  const begun = createRouterClient(full.media.routes, { context }).beginUpload({
    name: 'a.mp4',
    sizeBytes: 10,
    modifiedMs: 1,
  })
  await expect(begun).rejects.toMatchObject({ code: 'DISK_FULL', data: { freeBytes: 1_000_000 } })
})

test('an upload that nobody goes on with is swept with its parts', async () => {
  const actor = givenActor()
  const { id, part } = await givenUpload(actor, await readFile(await smallSound('left')))
  await send(actor, id, 0, part(0))
  clock.advance(8 * 86_400_000)
  await work()

  await expect(as(actor).uploadState({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await storage.has(`uploads/${id}/0`)).toBe(false)
})

test('a joining whose server was killed is done by the next one', async () => {
  const actor = givenActor()
  const bytes = await readFile(await smallSound('killed'))
  const { id, part, count } = await givenUpload(actor, bytes)
  for (let number = 0; number < count; number += 1) await send(actor, id, number, part(number))
  const lease = new Date(clock.now().getTime() + 30_000)
  await db.updateTable('media_upload').set({ state: 'joining', due_at: lease }).where('id', '=', id).execute()
  await work()
  expect((await as(actor).uploadState({ id })).state).toBe('joining')
  clock.advance(31_000)
  await work()

  expect((await as(actor).uploadState({ id })).state).toBe('done')
})

test('who brought a recording sees it, another instructor does not, and an admin sees all', async () => {
  const [owner, stranger, admin] = [givenActor(), givenActor(), givenActor('admin')]
  const bytes = await readFile(await smallSound('sight'))
  const { id, part, count } = await givenUpload(owner, bytes)
  for (let number = 0; number < count; number += 1) await send(owner, id, number, part(number))
  await as(owner).finishUpload({ id })
  await work()
  const mediaId = (await as(owner).uploadState({ id })).mediaId ?? ''

  expect((await as(owner).list()).media.map((item) => item.id)).toEqual([mediaId])
  expect((await as(stranger).list()).media).toEqual([])
  await expect(as(stranger).remove({ mediaId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await as(admin).list()).media.map((item) => item.id)).toContain(mediaId)
  await as(owner).putCaptions({
    mediaId,
    language: 'zh-CN',
    text: '1\n00:00:00,100 --> 00:00:00,900\n你好\n',
  })
  expect((await as(owner).item({ mediaId })).playback.captions.map(({ language }) => language)).toEqual([
    'zh-CN',
  ])
  await expect(
    as(owner).putCaptions({ mediaId, language: 'en', text: 'WEBVTT\n\n0:9 --> x\nno\n' }),
  ).rejects.toMatchObject({ code: 'CAPTIONS_BROKEN', data: { code: 'captions_bad_time', line: 3 } })
  await as(owner).remove({ mediaId })
  expect((await as(owner).list()).media).toEqual([])
  expect(await storage.has(`media/${mediaId}/source`)).toBe(false)
})

test('a person who was erased is named nowhere any more; what they brought stays', async () => {
  const owner = givenActor()
  const bytes = await readFile(await smallSound('erased'))
  const { id, part, count } = await givenUpload(owner, bytes)
  for (let number = 0; number < count; number += 1) await send(owner, id, number, part(number))
  await as(owner).finishUpload({ id })
  await work()
  const { mediaId } = await as(owner).uploadState({ id })
  const [handler] = media.handlers
  const event = { name: 'identity.person_erased', subjectId: owner.personId } as LogEvent
  await db.transaction().execute((tx) => handler?.handle(tx, [event]) ?? Promise.resolve())
  clock.advance(3_600_000)
  await work()

  const named = await Promise.all([
    db.selectFrom('media_keeper').select('media_id').where('person_id', '=', owner.personId).execute(),
    db.selectFrom('media_upload').select('id').where('owner_id', '=', owner.personId).execute(),
  ])
  expect(named).toEqual([[], []])
  expect((await as(givenActor('admin')).list()).media.map((item) => item.id)).toContain(mediaId)
})
