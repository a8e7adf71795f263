import type { EventType } from './define.ts'

/**
 * Lifts a payload of an older version, step by step, to the version that the code defines.
 *
 * @returns null where the version is newer than the code, or no step leads on
 */
export function lift(
  type: EventType,
  version: number,
  payload: Readonly<Record<string, unknown>>,
): Record<string, unknown> | null {
  if (version > type.version) return null
  let lifted: Record<string, unknown> = payload
  for (let at = version; at < type.version; at++) {
    const upgrade = type.upgrades?.[at]
    if (upgrade === undefined) return null
    lifted = upgrade(lifted)
  }
  return lifted
}
