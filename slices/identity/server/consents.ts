import { type Consents, type ConsentState, purposes } from '#identity/contract'

/** What holds until somebody says otherwise: nothing is concluded about a person unasked. */
const defaults: Consents = { analysis: false, quality: true }

/** A purpose and what was said about it last. */
export interface SaidConsent {
  purpose: string
  granted: boolean
  changed_at: Date
}

/** Every purpose of the school with what holds for a person. */
export function consentStates(said: readonly SaidConsent[]): ConsentState[] {
  return purposes.map((purpose) => {
    const last = said.find((one) => one.purpose === purpose)
    return {
      purpose,
      isGranted: last?.granted ?? defaults[purpose],
      changedAt: last?.changed_at ?? null,
    }
  })
}

/** The same by purpose. */
export function consentsOf(said: readonly SaidConsent[]): Consents {
  const held = { ...defaults }
  for (const { purpose, isGranted } of consentStates(said)) held[purpose] = isGranted
  return held
}
