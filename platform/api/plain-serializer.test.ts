import { StandardRPCJsonSerializer } from '@orpc/client/standard'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PlainSerializer } from './plain-serializer.ts'

const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.date(),
  fc.bigInt(),
  fc.constant(new URL('https://example.org/a')),
  fc.constant(new Set([1, new Date(0)])),
  fc.constant(new Map([['a', new Date(1)]])),
)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 4 }), tie('tree'), { maxKeys: 4 }),
  ),
}))

test('an answer is written as the library writes it', () => {
  const [ours, theirs] = [new PlainSerializer(), new StandardRPCJsonSerializer()]

  fc.assert(
    fc.property(tree, (answer) => {
      const written = (serializer: StandardRPCJsonSerializer) => {
        const [json, meta] = serializer.serialize(answer)
        return JSON.stringify({ json, meta })
      }
      expect(written(ours)).toBe(written(theirs))
    }),
    { numRuns: 500 },
  )
})

test('a record of text and dates is not copied', () => {
  const answer = { units: [{ title: 'Ordering', at: new Date(0) }] }
  const [json, meta] = new PlainSerializer().serialize(answer)

  expect(json).toBe(answer)
  expect(meta).toEqual([[1, 'units', 0, 'at']])
})
