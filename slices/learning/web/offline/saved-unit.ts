import type { StepContent, StepId } from '#courses/contract'
import type { TakenUnit, UnitView } from '#learning/contract'

/** How much of a video is saved: the shorter side of its picture in pixels, or the sound alone. */
export type Quality = 240 | 360 | 720 | 'sound'

/** From the smallest to the largest; the usual one fits a phone. */
export const qualities: readonly Quality[] = ['sound', 240, 360, 720]
export const usualQuality: Quality = 360

/** A unit on this device, with all that it takes to learn in it without a network. */
export interface SavedUnit extends TakenUnit {
  /** Guests have no way back to what is theirs once they signed in to an account. */
  isGuest: boolean
  quality: Quality
  /** What its files take on the device. */
  sizeBytes: number
  /** Device time, milliseconds since 1970. */
  savedAtMs: number
  /** When the school was last asked whether it changed; from then on it is kept for thirty days. */
  freshAtMs: number
}

/** A saved unit is kept so long after the school was last reached, milliseconds: thirty days. */
const keptMs = 30 * 86_400_000

export const keptUntil = ({ freshAtMs }: SavedUnit): Date => new Date(freshAtMs + keptMs)
export const isOver = (saved: SavedUnit, nowMs: number): boolean => nowMs > saved.freshAtMs + keptMs

/** What grades the answers to a unit's questions, by step. */
export type Keys = ReadonlyMap<StepId, StepContent>
export const keysOf = ({ keys }: TakenUnit): Keys =>
  new Map(keys.map(({ stepId, content }) => [stepId, content]))

type Content = UnitView['steps'][number]['content']
type VideoContent = Extract<Content, { kind: 'video' }>

/** The view with every video in the saved quality alone, so that nothing is offered that is not there. */
export function asSaved(view: UnitView, quality: Quality): UnitView {
  const steps = view.steps.map((step) =>
    step.content.kind === 'video' ? { ...step, content: videoAsSaved(step.content, quality) } : step,
  )
  return { ...view, steps }
}

function videoAsSaved(content: VideoContent, quality: Quality): VideoContent {
  const { playback } = content
  if (playback === null || playback.hlsUrl === null) return content
  const rung = rungFor(playback, quality)
  if (rung === null && playback.audioUrl !== null)
    return {
      ...content,
      playback: { ...playback, hlsUrl: playback.audioUrl, rungs: [], heightPx: 0, widthPx: 0 },
    }
  return { ...content, playback: { ...playback, rungs: rung === null ? [] : [rung] } }
}

/** The best rung that is not above a quality, else the lowest; null for the sound alone. */
export function rungFor({ rungs }: Pick<NonNullable<VideoContent['playback']>, 'rungs'>, quality: Quality) {
  if (quality === 'sound') return null
  return rungs.find(({ heightPx }) => heightPx <= quality) ?? rungs.at(-1) ?? null
}
