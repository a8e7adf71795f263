import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MediaTables } from '@banxue/platform/media/tables'
import { testDatabase } from '@banxue/platform/testing/database'
import { givenMediaServer } from '@banxue/platform/testing/media-server'
import { smallSound } from '@banxue/platform/testing/small-sound'
import { createRouterClient } from '@orpc/server'
import type { Actor } from '@banxue/platform/auth/actor'
import { expect, test } from 'vitest'
import type { Courses } from './index.ts'
import { givenActor, givenCourses } from './testing/courses.ts'
import { sampleCourse } from './testing/sample-course.ts'
import { folderOf } from './testing/zips.ts'
import type { CoursesTables } from './tables.ts'

const db = await testDatabase<CoursesTables & MediaTables>()
const unit = (words = 'Listen.') =>
  `---\ntitle: A\n---\n## {#a .video}\n\n![Talk](media/talk.wav)\n\n${words}\n`
const captions = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello <script>alert(1)</script>\n'
const files = async (words?: string) =>
  sampleCourse({
    'modules/01-first/01-bowline.en.md': unit(words),
    'modules/01-first/media/talk.wav': await readFile(await smallSound()),
    'modules/01-first/media/talk.en.vtt': captions,
  })

const clientOf = (courses: Courses, actor: Actor) =>
  createRouterClient(courses.routes, {
    context: { actor, language: 'en', ref: 'test', headers: new Headers(), resHeaders: new Headers() },
  })

async function givenSchool() {
  const given = await givenCourses(db, {
    registerMedia: (registration, signal) => media.register(registration, signal),
    recording: async (actor, mediaId) => {
      const item = await media.reads.item({ ...actor, roles: ['admin'] }, mediaId)
      return item === null ? null : { name: item.name, durationS: item.playback.durationS }
    },
  })
  const { clock, storage } = given
  const { media } = await givenMediaServer(db, { ffmpeg: null, clock, storage })
  return { ...given, media }
}

test('an import brings its recordings with their captions, and the same again makes no version', async () => {
  const { courses, media } = await givenSchool()
  const first = await courses.reads.importPath(await folderOf(await files()), { actorId: null })
  const again = await courses.reads.importPath(await folderOf(await files()), { actorId: null })

  expect([first.state, first.courses[0]?.result, again.courses[0]?.result]).toEqual([
    'done',
    'created',
    'unchanged',
  ])
  const page = await courses.reads.pageBySlug('knots')
  const revision = await courses.reads.revision(page?.outline.modules[0]?.units[0]?.revision ?? '')
  const content = revision?.steps[0]?.content
  if (content?.kind !== 'video') throw new Error('the step is a video')
  expect(content.durationS).toBe(1)
  const playback = await media.reads.playback(content.mediaId)
  expect(playback).toMatchObject({ state: 'as_it_came', captions: [{ language: 'en' }] })
  const answer = await media.fileHandler(new Request(`http://school${playback?.captions[0]?.url}`))
  expect(await answer.text()).toBe('WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nHello alert(1)\n')
})

test('other words make a version and no second recording', async () => {
  const { courses } = await givenSchool()
  const state = await courses.reads.importPath(await folderOf(await files('Listen twice.')), {
    actorId: null,
  })

  expect(state.courses[0]?.result).toBe('new_version')
  expect(await db.selectFrom('media').select('id').execute()).toHaveLength(1)
})

test('a script with the name of a video refuses the import and says so', async () => {
  const { courses } = await givenSchool()
  const folder = await folderOf(await files())
  await writeFile(join(folder, 'modules/01-first/media/talk.wav'), '#!/bin/sh\nrm -rf /\n')
  const { state, failure } = await courses.reads.importPath(folder, { actorId: null })

  expect([state, failure?.code, failure?.detail.reason]).toEqual(['failed', 'video_unreadable', 'not_media'])
})

test('a recording put into a unit by hand makes a version; a second time, and by a stranger, it is refused', async () => {
  const { courses, media } = await givenSchool()
  const mediaId = await media.register(
    {
      sha256: 'f'.repeat(64),
      name: 'Extra',
      sizeBytes: 1,
      ownerId: null,
      captions: [],
      content: {
        kind: 'file',
        path: await smallSound('extra'),
        facts: { container: 'wav', durationS: 5, video: null, audio: { codec: 'pcm' } },
      },
    },
    new AbortController().signal,
  )
  const page = await courses.reads.pageBySlug('knots')
  const unitId = page?.outline.modules[0]?.units[1]?.id
  if (page === null || unitId === undefined) throw new Error('the course is there')
  const [admin, stranger] = [await givenActor(db, ['admin']), await givenActor(db, ['instructor'])]
  const add = (actor: Actor) =>
    clientOf(courses, actor).addVideo({ courseId: page.id, unitId, mediaId, at: 'beginning' })

  await expect(add(stranger)).rejects.toMatchObject({ code: 'NOT_YOURS' })
  expect(await add(admin)).toEqual({ version: page.version + 1 })
  await expect(add(admin)).rejects.toMatchObject({ code: 'THERE_ALREADY' })
  const after = await courses.reads.pageBySlug('knots')
  const unit = after?.outline.modules[0]?.units[1]
  expect(unit?.steps.map(({ kind }) => kind)).toEqual(['video', 'number'])
  expect(await courses.reads.mediaTitles([mediaId])).toEqual(new Map([[mediaId, [{ en: 'Knots' }]]]))
})
