import type { Playback } from '@banxue/platform/media/playback'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { LearningPlace } from '../useAttendance.ts'
import { deviceMemory } from './device-memory.ts'
import { isSavedHere } from './is-saved.ts'
import type { Choice } from './ladder.ts'
import { plainEngine } from './plain-engine.ts'
import type { Seen } from './seen.ts'
import { type SessionNeeds, VideoSession, type VideoState } from './session.ts'
import type { Source } from './stations.ts'

interface VideoNeeds {
  place: LearningPlace
  playback: Playback
  /** Media second to begin at. */
  beginS: number
  /** Begins by itself: the learner has just pressed something that leads here. */
  playsAtOnce: boolean
  onSeen: (stretch: Seen) => void
  onPlace: (atS: number, isWorthTelling: boolean) => void
  /** Played from one media second to another, without a seek. */
  onPassed: (fromS: number, toS: number) => void
  onPlaying: (isPlaying: boolean) => void
}

/** Plays a video in the element that `attach` is given. */
export function useVideoSession(needs: VideoNeeds) {
  const { playback, playsAtOnce } = needs
  const [video, attach] = useState<HTMLVideoElement | null>(null)
  const [state, setState] = useState<VideoState | null>(null)
  const session = useRef<VideoSession | null>(null)
  // A source that is replaced, by a better one, goes on where the first one stood.
  const lastS = useRef<number | null>(null)
  const onSeen = useEffectEvent((stretch: Seen) => needs.onSeen(stretch))
  const onPlace = useEffectEvent((atS: number, isWorthTelling: boolean) => {
    lastS.current = atS
    needs.onPlace(atS, isWorthTelling)
  })
  const open = useEffectEvent(
    (element: HTMLVideoElement, parts: Parts) =>
      new VideoSession({
        video: element,
        place: needs.place,
        playback,
        ...parts,
        choices: deviceMemory.choices(),
        keepChoices: deviceMemory.keepChoices,
        beginS: lastS.current ?? needs.beginS,
        onState: setState,
        onSeen,
        onPlace,
      }),
  )
  const begin = useEffectEvent((element: HTMLVideoElement) => {
    if (playsAtOnce) element.play().catch(() => undefined)
  })

  useEffect(() => {
    if (video === null) return
    let isGone = false
    void partsFor(playback).then((parts) => {
      if (isGone) return
      session.current = open(video, parts)
      begin(video)
    })
    return () => {
      isGone = true
      session.current?.close()
      session.current = null
    }
  }, [video, playback])
  usePassing(video, needs.onPassed, needs.onPlaying)

  return {
    video,
    attach,
    state,
    atS: (): number => session.current?.atS ?? needs.beginS,
    seek: (atS: number): void => session.current?.seek(atS),
    choose: (choice: Choice): void => session.current?.choose(choice),
    retry: (): void => session.current?.retry(),
    reportStutter: (): void => session.current?.reportStutter(),
  }
}

type Parts = Pick<SessionNeeds, 'source' | 'open' | 'isSaved'>

/** hls.js where there is HLS and the browser has what it takes; else the browser itself. */
async function partsFor(playback: Playback): Promise<Parts> {
  const url = playback.state === 'ready' ? playback.hlsUrl : playback.fileUrl
  const [isSaved, hls] = await Promise.all([
    isSavedHere(url),
    playback.state === 'ready' ? import('./hls-engine.ts') : null,
  ])
  if (hls?.playsHls() === true)
    return { source: 'hls', isSaved, open: (needs) => new hls.HlsEngine(playback, needs) }
  const source: Source = playback.state === 'ready' ? 'native' : 'file'
  return { source, isSaved, open: (needs) => plainEngine(playback, needs) }
}

/** Hears of the seconds that playing passes, and of whether it plays. */
function usePassing(
  video: HTMLVideoElement | null,
  onPassed: VideoNeeds['onPassed'],
  onPlaying: VideoNeeds['onPlaying'],
): void {
  const passed = useEffectEvent(onPassed)
  const playing = useEffectEvent(onPlaying)
  useEffect(() => {
    if (video === null) return
    const leaving = new AbortController()
    const { signal } = leaving
    let lastS: number | null = null
    const forget = () => void (lastS = null)
    video.addEventListener(
      'timeupdate',
      () => {
        if (video.paused || video.seeking || video.readyState < 2) return
        const { currentTime } = video
        if (lastS !== null && currentTime > lastS) passed(lastS, currentTime)
        lastS = currentTime
      },
      { signal },
    )
    for (const name of ['seeking', 'emptied']) video.addEventListener(name, forget, { signal })
    video.addEventListener('playing', () => playing(true), { signal })
    for (const name of ['pause', 'ended', 'waiting', 'emptied'])
      video.addEventListener(name, () => playing(false), { signal })
    return () => {
      leaving.abort()
      playing(false)
    }
  }, [video])
}
