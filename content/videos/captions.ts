/** A caption and when it is shown, seconds. */
export interface Cue {
  fromS: number
  toS: number
  words: string
}

/** WebVTT of cues in order. */
export const webVtt = (cues: readonly Cue[]): string =>
  ['WEBVTT', ...cues.map(({ fromS, toS, words }) => `${clock(fromS)} --> ${clock(toS)}\n${words}`)].join(
    '\n\n',
  ) + '\n'

function clock(seconds: number): string {
  const ms = Math.round(seconds * 1000)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`
}
