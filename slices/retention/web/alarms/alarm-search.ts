/** What the address of an alarm says beside its id. */
export interface AlarmSearch {
  /** Its people are shown. */
  people?: true
}

/** Reads the address; what is not understood is left out. */
export function alarmSearch(search: Record<string, unknown>): AlarmSearch {
  return search['people'] === true ? { people: true } : {}
}
