import { describe, expect, it } from 'vitest'
import { importOpenStax } from './import-openstax.ts'
import { descendants, textOf } from './tree.ts'
import { parseXml } from './xml.ts'
import { archiveOf } from './testing/archives.ts'
import { sampleArchive, samplePath } from './testing/samples.ts'

const path = samplePath('openstax-introduction-to-python.zip')
const archive = path === null ? archiveOf({}) : await sampleArchive(path)
const before = process.cpuUsage()
const { courses, report } = path === null ? { courses: [], report: [] } : await importOpenStax(archive)
const { user, system } = process.cpuUsage(before)

const modules = courses[0]?.modules ?? []
const units = modules.flatMap((module) => module.units)
const steps = units.flatMap((unit) => unit.steps)
const counted = (code: string): number =>
  report.filter((line) => line.code === code).reduce((sum, { count }) => sum + count, 0)
const documentOf = async (id: string) => parseXml(await archive.text(`modules/${id}/index.cnxml`), id)
const textsIn = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : value instanceof Object
      ? Object.values(value).map(textsIn).join(' ')
      : ''
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []

describe.runIf(path !== null)('the outline of “Introduction to Python Programming”', () => {
  it('is made in less than five seconds of computing', () => expect((user + system) / 1e6).toBeLessThan(5))

  it('has fifteen chapters after the preface, and a unit for each document', () => {
    expect(modules).toHaveLength(16)
    expect(modules.slice(0, 3).map(({ title }) => title.en)).toEqual(['Preface', 'Statements', 'Expressions'])
    expect(new Set(units.map(({ key }) => key)).size).toBe(115)
    expect(counted('unit_split')).toBe(0)
  })

  it('has goals and recaps wherever the book names objectives', () => {
    const withGoal = units.filter(({ goal }) => goal !== null)
    expect(withGoal).toHaveLength(84)
    expect(withGoal.every(({ recap }) => recap.length > 0)).toBe(true)
  })

  it('says which units ask nothing', () => expect(counted('unit_without_question')).toBe(31))
})

describe.runIf(path !== null)('the questions of “Introduction to Python Programming”', () => {
  it('are all those embedded in the book, once each, in its units and its order', async () => {
    for (const unit of units) {
      const text = (await archive.text(`modules/${unit.key}/index.cnxml`)).replace(/<!--[\s\S]*?-->/g, '')
      const wanted = Array.from(text.matchAll(/\{INTERACTIVES_ROOT\}\/([^"]+)"/g), ([, id]) => id)
      const asked = unit.steps.filter(({ content }) => content.kind !== 'reading')
      expect(asked.map(({ key }) => key)).toEqual(wanted)
    }
    expect(counted('questions_kept')).toBe(607)
  })

  it('leave out five of a document that the book does not name, and say so', () => {
    expect(report).toContainEqual(expect.objectContaining({ code: 'module_unused', place: 'modules#m00067' }))
    expect(report).toContainEqual(
      expect.objectContaining({ code: 'interactive_unused', place: 'm00067', count: 5 }),
    )
  })

  it('keep the feedback of every answer as the author wrote it', async () => {
    let answers = 0
    for (const { key, content } of steps) {
      if (content.kind !== 'choice') continue
      const source = JSON.parse(await archive.text(`interactives/${key}/content.json`)) as {
        answers: { correct: boolean; tipsAndFeedback: { chosenFeedback: string } }[]
      }
      expect(content.options.map(({ isRight }) => isRight)).toEqual(
        source.answers.map(({ correct }) => correct),
      )
      for (const [index, { tipsAndFeedback }] of source.answers.entries()) {
        const said = wordsIn(tipsAndFeedback.chosenFeedback.replace(/<[^>]*>|&#?\w+;/g, ' '))
        expect(wordsIn(content.options[index]?.feedback?.en ?? '')).toEqual(expect.arrayContaining(said))
        answers += 1
      }
    }
    expect(answers).toBeGreaterThan(1700)
  })

  it('hold four essays, open and with a model answer', () => {
    const open = steps.filter(({ content }) => content.kind === 'open')
    expect(open).toHaveLength(4)
    expect(open.every(({ content }) => content.kind === 'open' && content.modelAnswer !== null)).toBe(true)
  })
})

describe.runIf(path !== null)('the text of “Introduction to Python Programming”', () => {
  it('brings every picture that is there, and tells of each that is missing', async () => {
    const sources = new Set<string>()
    for (const { key } of units)
      for (const el of descendants(await documentOf(key)))
        if (el.name === 'image') sources.add(el.attributes['src']?.replace('../../', '') ?? '')
    const there = [...sources].filter((source) => archive.has(source))
    const files = courses[0]?.files.map(({ name }) => `media/${name}`) ?? []
    expect(files.toSorted()).toEqual(there.toSorted())
    expect(counted('figure_missing')).toBe(sources.size - there.length)
  })

  it('links the slides of other places and tells of the pages that the file lacks', () => {
    expect([counted('media_linked'), counted('media_missing'), counted('unknown_element')]).toEqual([
      131, 125, 0,
    ])
  })

  it('loses no word but those that lead up to the objectives', async () => {
    const leading = new Set(wordsIn('Learning objectives: by the end of this section you should be able to'))
    for (const unit of units) {
      const root = await documentOf(unit.key)
      const content = root.children.filter((child) => typeof child !== 'string' && child.name === 'content')
      const html = textsIn(unit).toLowerCase()
      const shown = html.replace(/<\/?[a-z][^>]*>/g, '').replace(/[^\p{L}\p{N}]/gu, '')
      const lost = wordsIn(content.map(textOf).join(' ')).filter(
        (word) => !shown.includes(word) && !leading.has(word),
      )
      expect({ unit: unit.key, lost }).toEqual({ unit: unit.key, lost: [] })
    }
  })

  it('has no link within the course that leads nowhere', () => {
    const texts = new Map(units.map((unit) => [unit.key, JSON.stringify(unit)]))
    const links = Array.from(JSON.stringify(units).matchAll(/href=\\"unit:([^"#\\]+)(?:#([^"\\]+))?\\"/g))
    expect(links.length).toBeGreaterThan(5)
    for (const [, key = '', anchor] of links) {
      const places = [`id=\\"${anchor}\\"`, `"key":"${anchor}"`]
      expect(places.some((place) => anchor === undefined || texts.get(key)?.includes(place) === true)).toBe(
        true,
      )
    }
  })
})
