import type { StepId } from '#courses/contract'
import { choicesIn, type DeviceChoices } from './device-choices.ts'
import { keptPlace, type PlaceAt, placeIn } from './last-place.ts'
import type { Seen } from './seen.ts'

const choicesKey = 'banxue-video'
const placeKey = (personId: string, stepId: StepId) => `banxue-video-at:${personId}:${stepId}`
const seenKey = (personId: string, stepId: StepId) => `banxue-video-seen:${personId}:${stepId}`

/** What this device remembers of videos. Where storage is refused it remembers nothing, and all else works. */
export const deviceMemory = {
  choices: (): DeviceChoices => choicesIn(read(choicesKey)),
  keepChoices: (change: Partial<DeviceChoices>): void =>
    write(choicesKey, JSON.stringify({ ...choicesIn(read(choicesKey)), ...change })),
  place: (personId: string, stepId: StepId): PlaceAt | null => placeIn(read(placeKey(personId, stepId))),
  keepPlace: (personId: string, stepId: StepId, place: PlaceAt): void =>
    write(placeKey(personId, stepId), keptPlace(place)),
  seen: (personId: string, stepId: StepId): Seen[] => seenIn(read(seenKey(personId, stepId))),
  keepSeen: (personId: string, stepId: StepId, seen: readonly Seen[]): void =>
    write(seenKey(personId, stepId), JSON.stringify(seen)),
}

function seenIn(kept: string | null): Seen[] {
  try {
    const read: unknown = JSON.parse(kept ?? '[]')
    if (!Array.isArray(read)) return []
    return read.filter(
      (one): one is [number, number] =>
        Array.isArray(one) && one.length === 2 && one.every((end) => typeof end === 'number'),
    )
  } catch {
    return []
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Refused or full: the next visit begins as the first did.
  }
}
