/** What a key asks of a video. */
export type VideoAct =
  | { kind: 'play' }
  | { kind: 'seekBy'; byS: number }
  | { kind: 'seekTo'; share: number }
  | { kind: 'louder'; by: number }
  | { kind: 'mute' | 'fullscreen' | 'captions' | 'transcript' }
  | { kind: 'speed'; by: 1 | -1 }

/** Where the key was pressed. */
export interface VideoKeyPlace {
  /** `line`: the time or volume line, which has arrows of its own; `control`: another button or link. */
  focus: 'page' | 'line' | 'control' | 'writing'
  hasModifier: boolean
}

const shortS = 5
const longS = 10
const acts: Readonly<Record<string, VideoAct>> = {
  k: { kind: 'play' },
  j: { kind: 'seekBy', byS: -longS },
  l: { kind: 'seekBy', byS: longS },
  ArrowLeft: { kind: 'seekBy', byS: -shortS },
  ArrowRight: { kind: 'seekBy', byS: shortS },
  ArrowUp: { kind: 'louder', by: 0.1 },
  ArrowDown: { kind: 'louder', by: -0.1 },
  m: { kind: 'mute' },
  f: { kind: 'fullscreen' },
  c: { kind: 'captions' },
  '/': { kind: 'transcript' },
  ',': { kind: 'speed', by: -1 },
  '<': { kind: 'speed', by: -1 },
  '.': { kind: 'speed', by: 1 },
  '>': { kind: 'speed', by: 1 },
  Home: { kind: 'seekTo', share: 0 },
  End: { kind: 'seekTo', share: 1 },
}

/**
 * The keyboard of a video: space or k plays, j and l go 10 s, the arrows 5 s and louder, m f c, comma and full stop
 * for speed, digits for tenths, / into the transcript. Nothing while writing; a line keeps its arrows, a button its
 * space. Up and down scroll the page unless the focus is on the picture, so they act only with Shift.
 */
export function videoAct(
  key: string,
  { focus, hasModifier }: VideoKeyPlace,
  withShift = false,
): VideoAct | null {
  if (focus === 'writing' || hasModifier) return null
  const isArrow = key.startsWith('Arrow') || key === 'Home' || key === 'End'
  if (isArrow && focus === 'line') return null
  if (key === 'ArrowUp' || key === 'ArrowDown') return withShift ? (acts[key] ?? null) : null
  if (key === ' ') return focus === 'page' ? { kind: 'play' } : null
  if (/^\d$/.test(key)) return { kind: 'seekTo', share: Number(key) / 10 }
  return acts[key] ?? acts[key.toLowerCase()] ?? null
}

/** The speeds on offer, slowest first. */
export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const

/** The next speed up or down; it stays at either end. */
export function nextSpeed(now: number, by: 1 | -1): number {
  const found =
    by === 1 ? speeds.find((one) => one > now + 0.001) : speeds.findLast((one) => one < now - 0.001)
  return found ?? now
}
