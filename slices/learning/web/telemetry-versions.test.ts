import { PageMeasured } from '@banxue/platform/events/page-measured'
import { VisitBegan } from '@banxue/platform/events/visit-began'
import { expect, test } from 'vitest'
import { Attended } from '#learning/contract'

test('the browser, which does not download the definitions, tells the versions they have', () => {
  expect([
    [Attended.name, Attended.version],
    [PageMeasured.name, PageMeasured.version],
    [VisitBegan.name, VisitBegan.version],
  ]).toEqual([
    ['learning.attended', 1],
    ['web.page_measured', 1],
    ['web.visit_began', 1],
  ])
})
