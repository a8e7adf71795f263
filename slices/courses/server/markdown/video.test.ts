import { idFor } from '@banxue/platform/id'
import { expect, test } from 'vitest'
import { archiveLimits } from '../archive-limits.ts'
import { ImportRefused } from '../draft.ts'
import { openFolder } from '../folder.ts'
import { sampleCourse } from '../testing/sample-course.ts'
import { folderOf } from '../testing/zips.ts'
import { importMarkdown } from './import-markdown.ts'
import { momentOf } from './moment.ts'

/** Stands in for the files themselves: every video is 120 s long. */
const readVideo = async (path: string) => ({ mediaId: idFor(space, path), durationS: 120 })
const space = '6f9d5a52-61a5-4d0f-9a47-2f3b6d0c8e12'
const first = 'modules/01-first/01-bowline.en.md'

const imported = async (body: string, files: Record<string, string> = {}) =>
  importMarkdown(
    await openFolder(
      await folderOf(
        sampleCourse({
          [first]: `---\ntitle: The bowline\n---\n${body}`,
          'modules/01-first/media/cafe.mp4': 'film',
          ...files,
        }),
      ),
      archiveLimits,
    ),
    readVideo,
  )
const refused = async (body: string): Promise<unknown> =>
  imported(body).then(
    () => null,
    (error: unknown) => (error instanceof ImportRefused ? [error.code, error.place, error.detail] : error),
  )
const stepsOf = async (body: string, files?: Record<string, string>) =>
  (await imported(body, files)).courses[0]?.modules[0]?.units[0]?.steps ?? []
const watch = '## Watch {#watch .video}\n\n![At the counter](media/cafe.mp4)\n'

test('a video step names its file; the words around it stand below the picture', async () => {
  const [step] = await stepsOf(`${watch}\nListen for the *size*.\n`)

  expect(step).toMatchObject({
    key: 'watch',
    isRequired: true,
    title: { en: 'Watch' },
    content: {
      kind: 'video',
      mediaId: idFor(space, 'modules/01-first/media/cafe.mp4'),
      durationS: 120,
      words: { en: '<p>Listen for the <em>size</em>.</p>' },
    },
  })
})

test('a question inside it is tied to the video before it, and is asked in passing unless it says otherwise', async () => {
  const ask = (marks: string) => `\n## {#${marks}}\n\nWhich?\n\n- [x] A\n- [ ] B\n`
  const steps = await stepsOf(
    `${watch}${ask('why .choice at=83')}${ask('how .choice at=1:30 .required')}${ask('own .choice')}`,
  )

  expect(steps.map(({ moment, isRequired }) => [moment, isRequired])).toEqual([
    [undefined, true],
    [{ videoKey: 'watch', atS: 83 }, false],
    [{ videoKey: 'watch', atS: 90 }, true],
    [undefined, true],
  ])
})

test('a video may lie at the root, or be a package, and captions lie beside it', async () => {
  const { courses, report } = await imported(
    '## {#a .video}\n\n![](media/root.webm)\n\n## {#b .video}\n\n![](media/ready/)\n\n## {#c .reading}\n\nWords\n',
    {
      'media/root.webm': 'film',
      'media/root.en.vtt': 'WEBVTT',
      'media/ready/media.json': '{}',
      'media/ready/v360/index.m3u8': '#EXTM3U',
    },
  )

  const ids = courses[0]?.modules[0]?.units[0]?.steps.map(
    ({ content }) => content.kind === 'video' && content.mediaId,
  )
  expect(ids).toEqual([idFor(space, 'media/root.webm'), idFor(space, 'media/ready'), false])
  expect(report.map(({ code, place }) => [code, place])).toEqual(
    expect.arrayContaining([
      ['videos_kept', 'course.yaml'],
      ['video_without_captions', 'bowline#b'],
      ['file_unused', 'modules/01-first/media/cafe.mp4'],
    ]),
  )
  expect(report.filter(({ code }) => code === 'file_unused')).toHaveLength(2)
})

test.each([
  ['no video', '## {#a .video}\n\nOnly words.\n', ['md_video_missing', `${first}:4`, { step: 'a' }]],
  ['two videos', `${watch}\n![](media/cafe.mp4)\n`, ['md_video_twice', `${first}:8`, { step: 'watch' }]],
  [
    'a file that is not there',
    '## {#a .video}\n\n![](media/no.mp4)\n',
    ['md_file_missing', `${first}:4`, expect.anything()],
  ],
  [
    'a moment without a video',
    '## {#a .open at=3}\n\nWhy?\n',
    ['md_moment_without_video', `${first}:4`, { step: 'a' }],
  ],
  [
    'a moment that is none',
    `${watch}\n## {#a .open at=soon}\n\nWhy?\n`,
    ['md_moment_bad', `${first}:8`, { at: 'soon' }],
  ],
  [
    'a moment after the end',
    `${watch}\n## {#a .open at=2:00}\n\nWhy?\n`,
    ['md_moment_late', 'bowline#a', { step: 'a', at: '120', length: '120' }],
  ],
])('%s is refused with its place', async (_what, body, wanted) => {
  expect(await refused(body)).toEqual(wanted)
})

test.each([
  ['83', 83],
  ['83.5', 83.5],
  ['1:23', 83],
  ['1:02:03', 3723],
  ['1:99', null],
  ['-3', null],
  ['', null],
])('the moment %j is second %j', (text, wanted) => {
  expect(momentOf(text)).toBe(wanted)
})
