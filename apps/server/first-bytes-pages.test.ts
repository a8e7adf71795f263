import type { Me } from '@banxue/slices/identity/contract'
import type { UnitView } from '@banxue/slices/learning/contract'
import { firstDataId } from '@banxue/ui/first/data'
import { expect, test } from 'vitest'
import { firstBytes } from './first-bytes-pages.ts'

const template = {
  html: '<html lang="en"><head><!--first:head--></head><body><div id="root"><!--first:body--></div><!--first:data--></body></html>',
  manifest: {
    '../../slices/learning/web/player/PlayerPage.tsx': {
      file: 'assets/player.js',
      css: ['assets/player.css'],
    },
  },
}
const school = { name: 'Banxue', accent: null, logoUrl: null } as Me['school']
const visitor = { person: null, permissions: [], school } as Me
const learner = { ...visitor, person: { id: 'p1', kind: 'member', name: 'Li Na' } } as unknown as Me

/** A unit that nobody has touched, but for what is said. */
const unitOf = (said: Partial<UnitView> = {}) =>
  ({
    courseId: 'c1',
    unitId: 'u1',
    title: { en: 'Check-in' },
    goal: { en: 'You can ask for a window seat.' },
    hook: null,
    steps: [{ id: 's1', estimatedS: 300 }],
    states: [{ stepId: 's1', completedAt: null, draft: null }],
    position: null,
    absence: null,
    ...said,
  }) as unknown as UnitView

/** The page at a unit's address, for somebody to whom the unit answers so. */
async function pageOf(me: Me, unit: UnitView | null, search = '') {
  const asked: string[] = []
  const { html } = await firstBytes(template, new URL(`https://school.example/learn/c1/u1${search}`), 'en', {
    me: async () => me,
    catalogue: async () => [],
    coursePage: async () => null,
    async unit(courseId, unitId) {
      asked.push(`${courseId} ${unitId}`)
      return unit
    },
  })
  const block = new RegExp(`id="${firstDataId}">(.*?)</script>`).exec(html)?.[1] ?? ''
  return {
    html,
    asked,
    data: JSON.parse(block) as { me: unknown; unit?: { json: unknown; meta: unknown[] } },
  }
}

test('a learner finds a fresh unit drawn, its data beside it and the player fetched ahead', async () => {
  const { html, asked, data } = await pageOf(learner, unitOf())
  expect(asked).toEqual(['c1 u1'])
  expect(html).toContain('data-first=""')
  expect(html).toContain('You can ask for a window seat.')
  expect(html).toContain('modulepreload" crossorigin href="/assets/player.js"')
  expect(html).toContain('as="style" crossorigin href="/assets/player.css"')
  expect(data.unit?.json).toMatchObject({ unitId: 'u1', position: null })
})

test('what was begun, and where somebody comes back or is led to a step, is left to the player', async () => {
  const at = new Date('2026-11-20T08:00:00Z')
  const position = { stepId: 's1', atS: null, savedAt: at } as unknown as UnitView['position']
  const states = [{ stepId: 's1', completedAt: at, draft: null }] as unknown as UnitView['states']
  const pages = [
    await pageOf(learner, unitOf({ position })),
    await pageOf(learner, unitOf({ states })),
    await pageOf(learner, unitOf({ absence: { lastActAt: at, lastRecap: [] } })),
    await pageOf(learner, unitOf({ goal: null })),
    await pageOf(learner, unitOf(), '?step=s1'),
  ]
  for (const { html } of pages) expect(html).toContain('<div id="root"></div>')
  // Dates travel as answers carry them.
  expect(pages[0]?.data.unit?.meta).toHaveLength(1)
})

test('nobody else’s unit is in the page: a visitor’s is not asked for, and a closed one leaves no trace', async () => {
  const nobody = await pageOf(visitor, unitOf())
  expect(nobody.asked).toEqual([])
  expect(nobody.data).toEqual({ me: visitor })
  const closed = await pageOf(learner, null)
  expect(closed.data).toEqual({ me: learner })
  expect(closed.html).not.toContain('data-first')
})
