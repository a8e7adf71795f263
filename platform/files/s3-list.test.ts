import { expect, test } from 'vitest'
import { listBucket } from './s3-list.ts'

test('a bucket of many pages is listed whole, each page after the last key of the one before', async () => {
  const keys = Array.from({ length: 5 }, (_, place) => `media/${place}&amp;.bin`)
  const asked: string[] = []
  const page = (query: string) => {
    const after = new URLSearchParams(query).get('start-after') ?? ''
    asked.push(after)
    const rest = keys.map((key) => key.replace('&amp;', '&')).filter((key) => key > after)
    const files = rest
      .slice(0, 2)
      .map((key) => `<Contents><Key>${key.replace('&', '&amp;')}</Key><Size>7</Size></Contents>`)
    return Promise.resolve(
      `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>${rest.length > 2}</IsTruncated>${files.join('')}</ListBucketResult>`,
    )
  }

  const found = await Array.fromAsync(listBucket('media/', page))

  expect(found.map(({ key }) => key)).toEqual([
    'media/0&.bin',
    'media/1&.bin',
    'media/2&.bin',
    'media/3&.bin',
    'media/4&.bin',
  ])
  expect(found.every(({ sizeBytes }) => sizeBytes === 7)).toBe(true)
  expect(asked).toEqual(['', 'media/1&.bin', 'media/3&.bin'])
})
