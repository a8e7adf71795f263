import { mayTell, measureQuality } from '@banxue/ui/telemetry/quality-gate'
import { expect, test } from 'vitest'
import { definitions } from './definitions.ts'

test('a browser holds back exactly the telemetry that bears the purpose quality', () => {
  measureQuality(false)
  for (const { name, kind, purpose } of definitions)
    if (kind === 'telemetry') expect([name, mayTell(name)]).toEqual([name, purpose !== 'quality'])
  measureQuality(true)
})
