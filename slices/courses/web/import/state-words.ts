import type { ImportState } from '#courses/contract'

/** The message that names each state. */
export const stateWords = {
  receiving: 'stateReceiving',
  waiting: 'stateWaiting',
  running: 'stateRunning',
  done: 'stateDone',
  failed: 'stateFailed',
} as const satisfies Record<ImportState['state'], string>

/** Whether the import goes on by itself. */
export const isUnderWay = (state: ImportState['state']): boolean => state !== 'done' && state !== 'failed'
