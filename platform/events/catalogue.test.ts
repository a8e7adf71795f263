import { expect, test } from 'vitest'
import { sampleDefinitions } from '../testing/sample-events.ts'
import { catalogueOf, catalogueText } from './catalogue.ts'

test('the catalogue says of every event what its definition says', () => {
  expect(catalogueOf(sampleDefinitions)).toEqual([
    {
      name: 'sample.done',
      version: 1,
      kind: 'fact',
      description: 'Something was done.',
      fields: [
        { name: 'courseId', type: 'string (uuid)', description: '', column: 'course_id' },
        { name: 'rank', type: 'integer', description: '', column: null },
      ],
    },
    {
      name: 'sample.seen',
      version: 2,
      kind: 'telemetry',
      description: 'Something was on the screen.',
      fields: [
        {
          name: 'courseId',
          type: 'string (uuid)',
          description: 'the course it belongs to',
          column: 'course_id',
        },
        { name: 'unitId', type: 'string (uuid)', description: '', column: 'unit_id' },
        { name: 'durationS', type: 'number', description: 'seconds', column: null },
        { name: 'note', type: 'string', description: '', column: null },
      ],
    },
  ])
})

test('as a page it has one section per event and one line per field', () => {
  const text = catalogueText(sampleDefinitions)

  expect(text.match(/^## .+$/gm)).toEqual(['## sample.done', '## sample.seen'])
  expect(text).toContain('| `durationS` | number | seconds |  |')
})
