import type { Playback } from '@banxue/platform/media/playback'
import { useWords } from '@banxue/ui/words'
import { useEffect, useRef } from 'react'
import { words } from './words.ts'

/** A recording as it plays now: its qualities where they are made, else the file as it came. */
export function Preview({ playback, name }: { playback: Playback; name: string }) {
  const t = useWords(words)
  const video = useRef<HTMLVideoElement>(null)
  const { hlsUrl, fileUrl, posterUrl, captions } = playback
  useEffect(() => {
    const element = video.current
    if (element === null || hlsUrl === null) return undefined
    let end = () => undefined as void
    let isOver = false
    void import('hls.js').then(({ default: Hls }) => {
      if (isOver) return
      if (!Hls.isSupported()) {
        element.src = hlsUrl
        return
      }
      const hls = new Hls()
      hls.loadSource(hlsUrl)
      hls.attachMedia(element)
      end = () => hls.destroy()
    })
    return () => {
      isOver = true
      end()
    }
  }, [hlsUrl])
  return (
    <video
      ref={video}
      className="media-preview"
      controls
      playsInline
      preload="metadata"
      aria-label={name}
      {...(posterUrl === null ? {} : { poster: posterUrl })}
      {...(hlsUrl === null && fileUrl !== null ? { src: fileUrl } : {})}
    >
      {captions.map(({ language, url }) => (
        <track key={url} kind="captions" srcLang={language} src={url} label={t(`language_${language}`)} />
      ))}
    </video>
  )
}
