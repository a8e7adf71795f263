import type { LookPurpose } from '#identity/contract'

/** The filters as the address holds them. */
export interface LooksSearch {
  staff?: string
  person?: string
  purpose?: LookPurpose
}

/** Every reason for a look; the contract's list, without its weight. */
export const lookReasons: readonly LookPurpose[] = ['people', 'pulse', 'quality', 'erasure']

/** What of an address can be used. */
export function looksSearch(search: Record<string, unknown>): LooksSearch {
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 100) : '')
  const [staff, person] = [text(search['staff']), text(search['person'])]
  const purpose = lookReasons.find((known) => known === search['purpose'])
  return {
    ...(staff === '' ? {} : { staff }),
    ...(person === '' ? {} : { person }),
    ...(purpose === undefined ? {} : { purpose }),
  }
}
