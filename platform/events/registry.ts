import type { EventType } from './define.ts'

/** Every kind of event that the school knows, by name. */
export type Registry = ReadonlyMap<string, EventType>

/** @throws Error where two definitions share a name */
export function registryOf(definitions: readonly EventType[]): Registry {
  const registry = new Map<string, EventType>()
  for (const type of definitions) {
    if (registry.has(type.name)) throw new Error(`Two definitions of the event ${type.name}`)
    registry.set(type.name, type)
  }
  return registry
}
