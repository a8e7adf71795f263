import { v5 as uuidv5, v7 as uuidv7 } from 'uuid'

/** A UUIDv7 that carries `at` in its first 48 bits (RFC 9562), so that ids sort by time. */
export const newId = (at: Date): string => uuidv7({ msecs: at.getTime() })

/** The same UUID for the same name within a namespace (RFC 9562, version 5). */
export const idFor = (namespace: string, name: string): string => uuidv5(name, namespace)
