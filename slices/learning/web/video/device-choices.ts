import type { Language } from '@banxue/platform/i18n/language'
import type { Choice } from './ladder.ts'

/** What a device remembers of how its learner watches. */
export interface DeviceChoices {
  volume: number
  isMuted: boolean
  speed: number
  /** Language of the captions; null where they are off. */
  captions: Language | null
  choice: Choice
  /** What the line last carried, bits per second, and when that was measured, milliseconds of the epoch. */
  bandwidthBps: number | null
  bandwidthAtMs: number
}

export const firstChoices: DeviceChoices = {
  volume: 1,
  isMuted: false,
  speed: 1,
  captions: null,
  choice: 'auto',
  bandwidthBps: null,
  bandwidthAtMs: 0,
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const within = (value: unknown, from: number, to: number, otherwise: number): number =>
  typeof value === 'number' && value >= from && value <= to ? value : otherwise

/** What was kept, read with care: other versions of the player may have written it. */
export function choicesIn(kept: string | null): DeviceChoices {
  const read = parsed(kept)
  if (!isObject(read)) return firstChoices
  const { captions, choice, bandwidthBps } = read
  return {
    volume: within(read['volume'], 0, 1, firstChoices.volume),
    isMuted: read['isMuted'] === true,
    speed: within(read['speed'], 0.25, 4, firstChoices.speed),
    captions: captions === 'en' || captions === 'zh-CN' ? captions : null,
    choice: isChoice(choice) ? choice : 'auto',
    bandwidthBps: typeof bandwidthBps === 'number' && bandwidthBps > 0 ? bandwidthBps : null,
    bandwidthAtMs: within(read['bandwidthAtMs'], 0, Number.MAX_SAFE_INTEGER, 0),
  }
}

const isChoice = (value: unknown): value is Choice =>
  value === 'audio' || value === 'text' || (typeof value === 'number' && value > 0)

function parsed(kept: string | null): unknown {
  try {
    return kept === null ? null : JSON.parse(kept)
  } catch {
    return null
  }
}
