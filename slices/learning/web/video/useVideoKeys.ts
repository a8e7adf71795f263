import { useEffect, useEffectEvent } from 'react'
import { nextSpeed, videoAct, type VideoAct, type VideoKeyPlace } from './video-keys.ts'

/** Listens to the keyboard before the page does, while nothing is asked. */
export function useVideoKeys(isOn: boolean, onAct: (act: VideoAct) => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!isOn || event.defaultPrevented || event.isComposing) return
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey
    const act = videoAct(event.key, { focus: focusOf(event), hasModifier }, event.shiftKey)
    if (act === null) return
    event.preventDefault()
    onAct(act)
  })
  useEffect(() => {
    addEventListener('keydown', press, { capture: true })
    return () => removeEventListener('keydown', press, { capture: true })
  }, [])
}

/** What a key does to the element; what is not the element's own is left to the caller. */
export function actOn(video: HTMLVideoElement, act: VideoAct, seek: (atS: number) => void): boolean {
  const lastS = Number.isFinite(video.duration) ? video.duration : Infinity
  switch (act.kind) {
    case 'play':
      if (video.paused) video.play().catch(() => undefined)
      else video.pause()
      return true
    case 'seekBy':
      seek(Math.min(lastS, Math.max(0, video.currentTime + act.byS)))
      return true
    case 'seekTo':
      if (lastS !== Infinity) seek(act.share * lastS)
      return true
    case 'louder':
      video.muted = false
      video.volume = Math.min(1, Math.max(0, video.volume + act.by))
      return true
    case 'mute':
      video.muted = !video.muted
      return true
    case 'speed':
      video.playbackRate = nextSpeed(video.playbackRate, act.by)
      return true
    default:
      return false
  }
}

function focusOf(event: KeyboardEvent): VideoKeyPlace['focus'] {
  const [target] = event.composedPath()
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.matches('input[type=range], [role=slider]')) return 'line'
  if (target.matches('input[type=radio], input[type=checkbox]')) return 'line'
  if (target.matches('textarea, input, select, [contenteditable]')) return 'writing'
  return target.closest('button, a, summary, [role=button], [role=tab], [popover]') === null
    ? 'page'
    : 'control'
}
