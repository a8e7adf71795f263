import type { MediaItem } from '@banxue/platform/media/contract'

/** Whether something is being made of a recording. */
export const isMoving = ({ state }: MediaItem): boolean => state === 'waiting' || state === 'working'

/** The key of the words for a recording's state. */
export const stateKey = ({ state, playback }: MediaItem) =>
  state === 'failed' && playback.state !== 'failed' ? 'state_failedButPlays' : (`state_${state}` as const)
