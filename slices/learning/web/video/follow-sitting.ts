import { type Form, newSitting, type Sign, sit, type Sitting, type Told } from './sitting.ts'

/** What is noticed beside what the element tells by itself. */
type Noted = Sign extends infer S
  ? S extends { kind: 'seeking' | 'switched' | 'failed' }
    ? Omit<S, 'atMs' | 'atS'>
    : never
  : never

export interface SittingFollower {
  note: (sign: Noted) => void
  /** Ends the sitting. */
  stop: () => void
}

interface Needs {
  video: HTMLVideoElement
  form: () => Form
  atS: () => number
  /** A sitting begins: what is told from now on belongs to it. */
  onOpened: () => void
  onTold: (told: Told) => void
}

/** Follows sittings with a video: one ends when the video does, when the page goes, or on `stop`. */
export function followSitting({ video, form, atS, onOpened, onTold }: Needs): SittingFollower {
  const leaving = new AbortController()
  const { signal } = leaving
  let sitting: Sitting = newSitting(performance.now(), form())
  onOpened()

  const fold = (sign: Noted | Omit<Sign, 'atMs' | 'atS'>) => {
    const [next, tellings] = sit(sitting, { ...sign, atMs: performance.now(), atS: rounded(atS()) } as Sign)
    sitting = next
    for (const told of tellings) onTold(told)
  }
  const over = (exit: 'ended' | 'left' | 'failed') =>
    fold({ kind: 'over', exit, droppedFrames: droppedFrames(video) } as Omit<Sign, 'atMs' | 'atS'>)
  const on = (name: string, act: () => void) => video.addEventListener(name, act, { signal })

  on('canplay', () => fold({ kind: 'ready' }))
  on('play', () => {
    if (sitting.isOver) {
      sitting = newSitting(performance.now(), form())
      onOpened()
    }
    fold({ kind: 'wish' })
  })
  on('playing', () => fold({ kind: 'playing' }))
  on('waiting', () => fold({ kind: 'waiting' }))
  on('seeking', () => fold({ kind: 'seeking' }))
  on('pause', () => (video.ended ? undefined : fold({ kind: 'pause' })))
  on('ended', () => over('ended'))
  addEventListener('pagehide', () => over('left'), { signal, capture: true })
  return {
    note: fold,
    stop() {
      leaving.abort()
      over('left')
    },
  }
}

export const droppedFrames = (video: HTMLVideoElement): number | null =>
  'getVideoPlaybackQuality' in video ? video.getVideoPlaybackQuality().droppedVideoFrames : null

const rounded = (seconds: number): number => Math.max(0, Math.round(seconds * 10) / 10)
