import { tell } from '@banxue/ui/telemetry/Telemetry'
import type {
  PlaybackEnded,
  PlaybackFailed,
  PlaybackStalled,
  PlaybackStarted,
  PlaybackSwitched,
  StutterReported,
} from '#learning/contract'
import type { LearningPlace } from '../useAttendance.ts'
import { type Fact, factsToTell } from './last-minute.ts'
import type { Form, Told } from './sitting.ts'

/** What every event of a sitting carries beside its form. */
export interface SittingFacts extends LearningPlace {
  playbackId: string
  mediaId: string
  network: 'slow-2g' | '2g' | '3g' | '4g' | 'unknown'
  bandwidthBps: number | null
}

/** Tells the school what a sitting noticed. */
export function tellPlayback(facts: SittingFacts, told: Told, isSaved: boolean): void {
  const common = { ...facts, ...whole(told.form), bandwidthBps: rounded(facts.bandwidthBps) }
  switch (told.name) {
    case 'started': {
      const { startupMs, pagePreparedMs } = told
      return tell<typeof PlaybackStarted>({
        name: 'learning.playback_started',
        version: 1,
        payload: { ...common, startupMs, pagePreparedMs, isSaved },
      })
    }
    case 'stalled':
      return tell<typeof PlaybackStalled>({
        name: 'learning.playback_stalled',
        version: 1,
        payload: { ...common, atS: told.atS, stalledMs: told.stalledMs },
      })
    case 'switched': {
      const { atS, by, from } = told
      return tell<typeof PlaybackSwitched>({
        name: 'learning.playback_switched',
        version: 1,
        payload: { ...common, atS, by, fromMode: from.mode, fromHeightPx: from.heightPx },
      })
    }
    case 'failed':
      return tell<typeof PlaybackFailed>({
        name: 'learning.playback_failed',
        version: 1,
        payload: { ...common, atS: told.atS, code: told.code.slice(0, 80), isFatal: told.isFatal },
      })
    case 'ended': {
      const { name: _, form: __, ...sums } = told
      return tell<typeof PlaybackEnded>({
        name: 'learning.playback_ended',
        version: 1,
        payload: { ...common, ...sums },
      })
    }
  }
}

/** A learner says that it stutters. */
export function tellStutter(facts: SittingFacts, form: Form, atS: number, minute: readonly Fact[]): void {
  tell<typeof StutterReported>({
    name: 'learning.stutter_reported',
    version: 1,
    payload: {
      ...facts,
      ...whole(form),
      bandwidthBps: rounded(facts.bandwidthBps),
      atS,
      facts: factsToTell(minute, performance.now()),
    },
  })
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value))
const whole = ({ mode, heightPx, bitrateBps }: Form) => ({ mode, heightPx, bitrateBps })
