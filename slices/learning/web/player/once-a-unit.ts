/** Units that are remembered on a device, over all its people. */
const most = 200

/** The few calls of a browser's storage that are needed; each may throw where storage is refused. */
type Kept = Pick<Storage, 'getItem' | 'setItem'>

/**
 * What is said at most once to a person in a unit, over refreshes too. Where storage is refused it is not said at
 * all: once too few is better than twice.
 *
 * @param key under which it is remembered
 */
export function createOnceAUnit(key: string, storage: () => Kept) {
  return {
    /** True the first time, and never again; remembers that it was. */
    take(personId: string, unitId: string): boolean {
      const place = `${personId} ${unitId}`
      try {
        const told = read(storage().getItem(key))
        if (told.includes(place)) return false
        storage().setItem(key, JSON.stringify([...told, place].slice(-most)))
        return true
      } catch {
        return false
      }
    },
  }
}

function read(text: string | null): string[] {
  const found: unknown = JSON.parse(text ?? '[]')
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : []
}
