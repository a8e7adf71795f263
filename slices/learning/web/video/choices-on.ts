import { deviceMemory } from './device-memory.ts'

/** Gives an element the volume, speed and captions of this device, and remembers what is changed; answers how to stop. */
export function followChoices(video: HTMLVideoElement): () => void {
  const { volume, isMuted, speed, captions } = deviceMemory.choices()
  video.volume = volume
  video.muted = isMuted
  video.defaultPlaybackRate = speed
  video.playbackRate = speed
  showCaptions(video, captions)
  const leaving = new AbortController()
  const { signal } = leaving
  const keepVolume = () => deviceMemory.keepChoices({ volume: video.volume, isMuted: video.muted })
  const keepSpeed = () => {
    // A new source begins at the default: that is no choice.
    video.defaultPlaybackRate = video.playbackRate
    deviceMemory.keepChoices({ speed: video.playbackRate })
  }
  const keepCaptions = () => {
    // Two at once are nobody's choice: a browser shows one by itself beside the one that was chosen.
    if (shownCaptions(video).length > 1) return showCaptions(video, deviceMemory.choices().captions)
    const shown = captionsOn(video)
    deviceMemory.keepChoices({ captions: shown === 'en' || shown === 'zh-CN' ? shown : null })
  }
  video.addEventListener('volumechange', keepVolume, { signal })
  video.addEventListener('ratechange', keepSpeed, { signal })
  video.textTracks.addEventListener('change', keepCaptions, { signal })
  return () => leaving.abort()
}

export const captionTracks = (video: HTMLVideoElement): TextTrack[] =>
  [...video.textTracks].filter(({ kind }) => kind === 'captions' || kind === 'subtitles')

/** Language of the captions that are shown; null where none are. */
export const captionsOn = (video: HTMLVideoElement): string | null =>
  shownCaptions(video)[0]?.language ?? null

const shownCaptions = (video: HTMLVideoElement): TextTrack[] =>
  captionTracks(video).filter(({ mode }) => mode === 'showing')

/** Shows the captions in a language, or none. */
export function showCaptions(video: HTMLVideoElement, language: string | null): void {
  for (const track of captionTracks(video)) track.mode = track.language === language ? 'showing' : 'disabled'
}

/** Captions on or off: in the language of the page, else in the one there is. */
export function toggleCaptions(video: HTMLVideoElement, language: string): void {
  const tracks = captionTracks(video)
  if (captionsOn(video) !== null) return showCaptions(video, null)
  const found = tracks.find((track) => track.language === language) ?? tracks[0]
  showCaptions(video, found?.language ?? null)
}

export function playAt(video: HTMLVideoElement, speed: number): void {
  video.playbackRate = speed
}
