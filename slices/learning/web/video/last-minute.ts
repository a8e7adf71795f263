/** How things stood at one second. */
export interface Fact {
  atMs: number
  bufferedS: number
  bandwidthBps: number | null
  heightPx: number | null
  isStalled: boolean
  droppedFrames: number | null
}

const minuteMs = 60_000
const most = 60

/** The facts with one more, those of the last minute only. */
export const remembering = (facts: readonly Fact[], fact: Fact): Fact[] =>
  [...facts, fact].filter(({ atMs }) => fact.atMs - atMs < minuteMs).slice(-most)

/** The facts as a learner's report carries them: by how long ago they were. */
export const factsToTell = (facts: readonly Fact[], nowMs: number) =>
  facts
    .filter(({ atMs }) => nowMs - atMs <= minuteMs)
    .slice(-most)
    .map(({ atMs, ...rest }) => ({ agoS: Math.round(Math.max(0, nowMs - atMs) / 1_000), ...rest }))
