import { expect, test } from 'vitest'
import { testAnalytics } from '../testing/analytics.ts'

const asked = async (client: Awaited<ReturnType<typeof testAnalytics>>, query: string, params = {}) =>
  (await client.query({ query, query_params: params, format: 'JSONEachRow' })).json()

test('parameters arrive as they were sent, whatever letters they hold', async () => {
  const client = await testAnalytics('events')
  const params = { s: "tab\tback\\slash'quote 伴学", list: ["it's", 'p\\q', '[z]'], n: 5, none: null }

  expect(
    await asked(
      client,
      'select {s:String} as s, {list:Array(String)} as list, {n:UInt32} as n, {none:Nullable(String)} as none',
      params,
    ),
  ).toEqual([params])
})

test('an error carries the code of ClickHouse', async () => {
  const client = await testAnalytics('events')

  await expect(asked(client, 'select nowhere')).rejects.toMatchObject({
    code: '47',
    type: 'UNKNOWN_IDENTIFIER',
  })
})

test('databases share an engine and see nothing of each other', async () => {
  const [one, other] = [await testAnalytics('events'), await testAnalytics('events')]
  await one.insert({
    table: 'event',
    values: [{ id: crypto.randomUUID(), name: 'a.b' }],
    format: 'JSONEachRow',
  })

  const counts = await Promise.all(
    [one, other].map((client) => asked(client, 'select count() as n from event')),
  )
  expect(counts).toEqual([[{ n: 1 }], [{ n: 0 }]])
})

test('a row that arrives twice is one row', async () => {
  const client = await testAnalytics('events')
  const row = { id: crypto.randomUUID(), name: 'a.b', local_day: '2026-03-01' }
  await client.insert({ table: 'event', values: [row], format: 'JSONEachRow' })
  await client.insert({ table: 'event', values: [row], format: 'JSONEachRow' })

  expect(await asked(client, 'select count() as n from event final')).toEqual([{ n: 1 }])
})

test('settings of one query hold for that query', async () => {
  const client = await testAnalytics('events')
  const query = `select value from system.settings where name = 'max_threads'`

  const found = await client.query({ query, format: 'JSONEachRow', clickhouse_settings: { max_threads: 1 } })
  expect(await found.json()).toEqual([{ value: '1' }])
  expect(await asked(client, query)).not.toEqual([{ value: '1' }])
})
