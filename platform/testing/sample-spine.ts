import { systemClock } from '../clock.ts'
import { createSpine } from '../events/spine.ts'
import { silentLog } from '../log/log.ts'
import { sampleDefinitions } from './sample-events.ts'

type Needs = Pick<Parameters<typeof createSpine>[0], 'db' | 'databaseUrl' | 'analytics' | 'storage'>

/** A spine that knows the sample events, lets everybody in and looks for news often. */
export function createSampleSpine(needs: Needs) {
  return createSpine({
    ...needs,
    clock: systemClock,
    log: silentLog,
    isAllowed: () => true,
    definitions: sampleDefinitions,
    pollMs: 20,
  })
}
