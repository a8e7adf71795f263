import { readFile } from 'node:fs/promises'
import { idFor } from '@banxue/platform/id'
import { expect, test } from 'vitest'
import { archiveLimits } from '../archive-limits.ts'
import { ImportRefused } from '../draft.ts'
import { openFolder } from '../folder.ts'
import { sampleCourse } from '../testing/sample-course.ts'
import { type Files, folderOf } from '../testing/zips.ts'
import { importMarkdown } from './import-markdown.ts'

/** Stands in for the files themselves: every video is 120 s long. */
const readVideo = async (path: string) => ({ mediaId: idFor(mediaSpace, path), durationS: 120 })
const mediaSpace = '6f9d5a52-61a5-4d0f-9a47-2f3b6d0c8e12'
const imported = async (files: Files) =>
  importMarkdown(await openFolder(await folderOf(files), archiveLimits), readVideo)
const refusal = async (files: Files) => {
  const error: unknown = await imported(files).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof ImportRefused
    ? { code: error.code, place: error.place, detail: error.detail }
    : error
}

const first = 'modules/01-first/01-bowline.en.md'
const unit = (body: string, front = 'title: The bowline') => ({ [first]: `---\n${front}\n---\n${body}` })
const step = (body: string) => unit(`## {#a .choice}\n\nWhich?\n\n${body}\n`)

async function exampleOfDocs() {
  const text = await readFile(new URL('../../../../docs/course-format.md', import.meta.url), 'utf8')
  const files = Object.fromEntries(
    Array.from(text.matchAll(/^`([^`\n]+)`\n\n?(`{3,})\w+\n([\s\S]*?)^\2$/gm), ([, path, , body]) => [
      path,
      body,
    ]),
  ) as Record<string, string>
  return imported(files)
}

test('the example of the documentation is a whole course in two languages', async () => {
  const { courses, report } = await exampleOfDocs()

  const [course] = courses
  const [coffee] = course?.modules[0]?.units ?? []
  expect(course?.details.title).toEqual({ en: 'Coffee talk', 'zh-CN': '咖啡馆里的英语' })
  expect(coffee?.steps.map(({ key, isRequired, content }) => [key, content.kind, isRequired])).toEqual([
    ['counter', 'reading', true],
    ['first-words', 'choice', true],
    ['polite', 'choice', true],
    ['to-go', 'text', true],
    ['price', 'number', true],
    ['dialogue', 'order', true],
    ['sizes', 'match', true],
    ['at-the-till', 'cloze', true],
    ['own-order', 'open', false],
  ])
  expect(coffee?.steps[1]?.content).toMatchObject({
    form: 'single',
    options: [
      { id: 'a', isRight: false },
      { id: 'b', isRight: true, text: { en: 'Could I have a small latte, please?' } },
      { id: 'give', isRight: false },
    ],
  })
  expect(coffee?.steps[3]?.content).toMatchObject({
    accepted: [
      { en: 'to go', 'zh-CN': 'to go' },
      { en: 'take away', 'zh-CN': 'take away' },
    ],
  })
  expect(coffee?.steps[4]?.content).toMatchObject({
    value: 6,
    tolerance: 0.01,
    unit: { en: 'dollars', 'zh-CN': '美元' },
  })
  expect(report).toEqual([
    { outcome: 'kept', code: 'units_kept', place: 'course.yaml', detail: {}, count: 1 },
    { outcome: 'kept', code: 'questions_kept', place: 'course.yaml', detail: {}, count: 8 },
  ])
})

test('orders, pairs and gaps of the example are read, under ids that tell nothing of the key', async () => {
  const { courses } = await exampleOfDocs()

  const [coffee] = courses[0]?.modules[0]?.units ?? []
  const idsAreHidden = expect.stringMatching(/^[0-9a-f]{10}$/) as string
  expect(coffee?.steps[5]?.content).toMatchObject({
    items: [
      { id: idsAreHidden, text: { en: 'Hi, what can I get you?' } },
      { id: idsAreHidden },
      { id: idsAreHidden },
      { id: idsAreHidden },
    ],
  })
  expect(coffee?.steps[6]?.content).toMatchObject({
    pairs: [
      { left: { en: 'small', 'zh-CN': 'small' }, right: { 'zh-CN': '小杯' }, rightId: idsAreHidden },
      { left: { en: 'medium' } },
      { left: { en: 'large' } },
    ],
  })
  expect(coffee?.steps[7]?.content).toMatchObject({
    text: {
      'zh-CN': expect.stringMatching(/data-gap="a".*data-gap="where"/) as string,
      en: expect.stringMatching(/data-gap="a".*data-gap="where"/) as string,
    },
    gaps: [
      { id: 'a', accepted: [{ en: 'much', 'zh-CN': 'much' }] },
      { id: 'where', accepted: [{ en: 'here' }, { en: 'in here' }] },
    ],
  })
})

test('pictures and links are named from the root of the course', async () => {
  const { courses } = await imported(sampleCourse())

  const content = courses[0]?.modules[0]?.units[0]?.steps[0]?.content
  const html = content?.kind === 'reading' ? content.html.en : ''
  expect(html).toContain('src="file:modules%2F01-first%2Fimages%2Fbowline.png"')
  expect(html).toContain('href="unit:clove-hitch"')
  expect(courses[0]?.files.map(({ name, mediaType }) => [name, mediaType])).toEqual([
    ['modules/01-first/images/bowline.png', 'image/png'],
  ])
})

test('Chinese bold ends where its author ends it', async () => {
  const { courses } = await imported(sampleCourse(unit('## {#a}\n\n他说**“你好。”**然后走了。\n')))

  const content = courses[0]?.modules[0]?.units[0]?.steps[0]?.content
  expect(content?.kind === 'reading' && content.html.en).toBe(
    '<p>他说<strong>“你好。”</strong>然后走了。</p>',
  )
})

test('headings within code are no steps', async () => {
  const { courses } = await imported(sampleCourse(unit('## {#a}\n\n```md\n## not a step\n```\n')))

  expect(courses[0]?.modules[0]?.units[0]?.steps).toHaveLength(1)
})

test('files that nothing uses and units that ask nothing are told', async () => {
  const { report } = await imported(sampleCourse(unit('## {#a}\n\nOnly words.\n')))

  expect(report.map(({ outcome, code, place }) => [outcome, code, place])).toEqual(
    expect.arrayContaining([
      ['dropped', 'file_unused', 'modules/01-first/images/bowline.png'],
      ['kept', 'unit_without_question', 'bowline'],
      ['kept', 'unit_without_goal', 'bowline'],
    ]),
  )
})

const table = (heading: string, ...rows: string[]) =>
  `| ${heading} |\n|${heading.replaceAll(/[^|]/g, '-')}|\n${rows.map((row) => `| ${row} |\n`).join('')}`
const at = (line: number) => `${first}:${line}`
test.each<[string, Files, string, string]>([
  ['broken YAML', { 'course.yaml': 'id: [a' }, 'md_yaml_broken', 'course.yaml:1'],
  [
    'a course without a title',
    { 'course.yaml': 'id: a\nlanguages: [en]\nsummary: b\nplannedDays: 1\n' },
    'md_key_missing',
    'course.yaml:1',
  ],
  ['a key nobody knows', unit('## {#a}\nx', 'title: a\naim: b'), 'md_key_unknown', at(3)],
  ['a value that cannot be', unit('## {#a}\nx', 'title: a\noptional: perhaps'), 'md_value_bad', at(3)],
  ['no front matter', { [first]: '# Hello' }, 'md_front_matter_missing', at(1)],
  ['no steps', unit(''), 'md_no_steps', first],
  ['text before the steps', unit('hello\n\n## {#a}\nx'), 'md_text_before_steps', at(4)],
  ['a heading too high', unit('## {#a}\nx\n\n# Big\n'), 'md_heading_too_high', at(7)],
  ['a step without an id', unit('## Hello\nx'), 'md_step_without_id', at(4)],
  ['a kind nobody knows', unit('## {#a .quiz}\nx'), 'md_step_mark_bad', at(4)],
  ['an id that cannot be', unit('## {#A_b}\nx'), 'md_id_bad', at(4)],
  ['an id used twice', unit('## {#a}\nx\n\n## {#a}\ny'), 'md_id_twice', at(7)],
  ['a step that holds nothing', unit('## {#a}\n'), 'md_stem_missing', at(4)],
  ['options all wrong', step('- [ ] b\n- [ ] c'), 'md_right_missing', at(4)],
  ['two right of a single choice', step('- [x] b\n- [x] c'), 'md_right_many', at(4)],
  ['one option', step('- [x] b'), 'md_options_count', at(4)],
  ['an unmarked option', step('- [x] b\n- c'), 'md_option_unmarked', at(8)],
  ['text after the options', step('- [x] b\n- [ ] c\n\nmore'), 'md_text_after_options', at(11)],
  ['a label of another kind', step('- [x] b\n- [ ] c\n\n> [!model]\n> d'), 'md_label_bad', at(11)],
  ['a text without an answer', unit('## {#a .text}\nx'), 'md_answer_missing', at(4)],
  ['a number that is none', unit('## {#a .number}\nx\n\n= many'), 'md_number_bad', at(4)],
  ['an order of one', unit('## {#a .order}\nx\n\n1. b\n'), 'md_order_count', at(4)],
  ['an order with an empty item', unit('## {#a .order}\nx\n\n1. b\n2. {#c}\n'), 'md_part_empty', at(4)],
  ['an order with an item twice', unit('## {#a .order}\nx\n\n1. b\n2. b\n'), 'md_part_twice', at(4)],
  [
    'a second numbered list',
    unit('## {#a .order}\nx\n\n1. b\n2. c\n\n<!-- -->\n\n1. d\n2. e\n'),
    'md_text_after_options',
    at(10),
  ],
  ['pairs of three', unit(`## {#a .match}\nx\n\n${table('a|b|c', '1|2|3')}`), 'md_match_columns', at(7)],
  ['one pair', unit(`## {#a .match}\nx\n\n${table('a|b', '1|2')}`), 'md_match_count', at(4)],
  [
    'a pair without a side',
    unit(`## {#a .match}\nx\n\n${table('a|b', '1|2', '3| ')}`),
    'md_part_empty',
    at(4),
  ],
  ['a side twice', unit(`## {#a .match}\nx\n\n${table('a|b', '1|2', '3|2')}`), 'md_part_twice', at(4)],
  ['a cloze without gaps', unit('## {#a .cloze}\nx `[[y]]`\n'), 'md_gaps_count', at(4)],
  ['a gap without words', unit('## {#a .cloze}\nx [[ | ]]\n'), 'md_gap_empty', at(4)],
  ['a gap’s id twice', unit('## {#a .cloze}\n[[{#b} x]] [[{#b} y]]\n'), 'md_part_twice', at(4)],
  ['a picture that is not there', unit('## {#a}\n\n![x](no.png)'), 'md_file_missing', at(4)],
  ['a unit that is not there', unit('## {#a}\n\n[x](unit:nowhere)'), 'md_unit_missing', at(4)],
  [
    'a language the course does not name',
    { 'modules/01-first/03-more.zh-CN.md': '' },
    'md_language_unexpected',
    'modules/01-first/03-more.zh-CN.md',
  ],
])('%s is refused with file and line', async (_what, changes, code, place) => {
  expect(await refusal(sampleCourse(changes))).toMatchObject({ code, place })
})

const bilingual = (zh: string): Files => ({
  'course.yaml':
    'id: a\nlanguages: [zh-CN, en]\ntitle: { zh-CN: 甲, en: A }\nsummary: { zh-CN: 乙, en: B }\nplannedDays: 3\n',
  'modules/m/module.yaml': 'title: { zh-CN: 丙, en: C }\n',
  'modules/m/u/unit.en.md': '---\ntitle: U\n---\n## {#a}\nx\n\n## {#b .choice}\n\ny\n\n- [x] 1\n- [ ] 2\n',
  'modules/m/u/unit.zh-CN.md': `---\ntitle: 丁\n---\n${zh}`,
})

test.each([
  ['a step', '## {#a}\n子\n', 'md_step_missing'],
  ['an option', '## {#a}\n子\n\n## {#b .choice}\n\n丑\n\n- [x] 1\n- [ ] 2\n- [ ] 3\n', 'md_languages_differ'],
  [
    'the same right option',
    '## {#a}\n子\n\n## {#b .choice}\n\n丑\n\n- [ ] 1\n- [x] 2\n',
    'md_languages_differ',
  ],
  ['the order', '## {#b .choice}\n\n丑\n\n- [x] 1\n- [ ] 2\n\n## {#a}\n子\n', 'md_languages_differ'],
])('languages that do not share %s are refused', async (_what, zh, code) => {
  expect(await refusal(bilingual(zh))).toMatchObject({ code })
})

const twoTongues = (en: string, zh: string): Files => ({
  ...bilingual(`## {#a .cloze}\n${zh}\n`),
  'modules/m/u/unit.en.md': `---\ntitle: U\n---\n## {#a .cloze}\n${en}\n`,
})

test('a gap may stand at another place in another language, under its own id', async () => {
  const { courses } = await imported(
    twoTongues('[[{#b} B]] then [[{#c} C]]', '[[{#c} C|丙]]，然后 [[{#b} B]]'),
  )

  expect(courses[0]?.modules[0]?.units[0]?.steps[0]?.content).toMatchObject({
    text: {
      en: '<p><span data-gap="b"></span> then <span data-gap="c"></span></p>',
      'zh-CN': '<p><span data-gap="c"></span>，然后 <span data-gap="b"></span></p>',
    },
    gaps: [
      { id: 'c', accepted: [{ en: 'C', 'zh-CN': 'C' }, { 'zh-CN': '丙' }] },
      { id: 'b', accepted: [{ en: 'B', 'zh-CN': 'B' }] },
    ],
  })
})

test('languages with other gaps are refused', async () => {
  expect(await refusal(twoTongues('[[x]] and [[y]]', '[[子]]'))).toMatchObject({
    code: 'md_languages_differ',
    place: 'modules/m/u/unit.en.md:4',
  })
})

test('gaps stand in tables, lists and bold words too', async () => {
  const body = `## {#a .cloze}\n\n- say **[[one]]**\n\n${table('a|b', 'c|[[two\\|zwei]]')}`
  const { courses } = await imported(sampleCourse(unit(body)))

  const content = courses[0]?.modules[0]?.units[0]?.steps[0]?.content
  expect(content).toMatchObject({
    gaps: [
      { id: 'a', accepted: [{ en: 'one' }] },
      { id: 'b', accepted: [{ en: 'two' }, { en: 'zwei' }] },
    ],
  })
  expect(content?.kind === 'cloze' && content.text.en).toContain(
    '<strong><span data-gap="a"></span></strong>',
  )
})

test('a unit that lacks a language of the course is refused', async () => {
  const { 'modules/m/u/unit.zh-CN.md': _gone, ...rest } = bilingual('')

  expect(await refusal(rest)).toEqual({
    code: 'md_language_missing',
    place: 'modules/m/u',
    detail: { key: 'u', language: 'zh-CN' },
  })
})
