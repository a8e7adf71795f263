/** Telemetry on how well videos play and pages come; its definitions bear the purpose `quality`. */
const onQuality = /^(?:web\.page_measured|[a-z]+\.playback_[a-z]+)$/

let isAgreed = true

/** Whether an event may be told: nothing on quality from the instant its person said no. The server asks again. */
export const mayTell = (name: string): boolean => isAgreed || !onQuality.test(name)

/** Says whether the person of this page lets quality be measured. */
export const measureQuality = (agrees: boolean): void => void (isAgreed = agrees)
