import type { Playback } from '@banxue/platform/media/playback'
import { useLanguage, useWords } from '@banxue/ui/words'
import { IconPlayerPlayFilled, IconSettings } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Chrome } from './chrome.ts'
import type { Moment } from './moments.ts'
import { addThumbnails } from './thumbnail-track.ts'
import { videoWords } from './words.ts'

interface PictureProps {
  playback: Playback
  video: HTMLVideoElement | null
  attach: (video: HTMLVideoElement | null) => void
  moments: readonly Moment[]
  /** Poster only where the video begins at its beginning. */
  showsPoster: boolean
  /** What is shown instead of the picture: a slide. */
  children: ReactNode
  settingsId: string
}

/** The picture with its controls. */
export function Picture({
  playback,
  video,
  attach,
  moments,
  showsPoster,
  children,
  settingsId,
}: PictureProps) {
  const t = useWords(videoWords)
  const language = useLanguage()
  const { posterUrl, captions, thumbnails, durationS } = playback
  useEffect(() => {
    if (video !== null && thumbnails !== null) addThumbnails(video, thumbnails, durationS)
  }, [video, thumbnails, durationS])
  return (
    <Chrome.Controller
      lang={language}
      className="video-chrome"
      nohotkeys=""
      novolumepref=""
      nomutedpref=""
      nosubtitleslangpref=""
      autohide="3"
    >
      <video
        slot="media"
        ref={attach}
        playsInline
        preload="auto"
        poster={showsPoster ? (posterUrl ?? undefined) : undefined}
      >
        {captions.map(({ language: spoken, url }) => (
          <track
            key={spoken}
            kind="captions"
            src={url}
            srcLang={spoken}
            label={t(spoken === 'en' ? 'langEn' : 'langZh')}
          />
        ))}
      </video>
      {children}
      <Chrome.Loading slot="centered-chrome" />
      <BigPlay video={video} />
      <div className="video-line">
        <Chrome.Line>
          {thumbnails !== null && <Chrome.Thumbnail slot="preview" />}
          <Chrome.PreviewTime slot="preview" />
        </Chrome.Line>
        <Marks moments={moments} durationS={durationS} />
      </div>
      <Bar hasCaptions={captions.length > 0} settingsId={settingsId} />
    </Chrome.Controller>
  )
}

function Bar({ hasCaptions, settingsId }: { hasCaptions: boolean; settingsId: string }) {
  const t = useWords(videoWords)
  return (
    <Chrome.Bar className="video-bar">
      <Chrome.Play />
      <Chrome.Back seekoffset="10" className="video-wide" />
      <Chrome.Forward seekoffset="10" className="video-wide" />
      <Chrome.Mute />
      <Chrome.Volume className="video-wide" />
      <Chrome.Time showduration="" />
      <span className="video-gap" />
      {hasCaptions && <Chrome.Captions />}
      <Chrome.Window className="video-wide" />
      <button type="button" className="video-button" aria-label={t('settings')} popoverTarget={settingsId}>
        <IconSettings size={22} stroke={1.75} aria-hidden />
      </button>
      <Chrome.Fullscreen />
    </Chrome.Bar>
  )
}

/** A large mark in the middle until it first plays: where the thumb expects it. */
function BigPlay({ video }: { video: HTMLVideoElement | null }) {
  const [isFresh, setFresh] = useState(true)
  useEffect(() => {
    if (video === null) return
    const onPlay = () => setFresh(false)
    video.addEventListener('play', onPlay, { once: true })
    return () => video.removeEventListener('play', onPlay)
  }, [video])
  if (!isFresh) return null
  return (
    <span slot="centered-chrome" className="video-big" aria-hidden="true">
      <IconPlayerPlayFilled size={34} />
    </span>
  )
}

function Marks({ moments, durationS }: { moments: readonly Moment[]; durationS: number }) {
  if (moments.length === 0 || durationS <= 0) return null
  return (
    <div className="video-marks" aria-hidden="true">
      {moments.map(({ step, atS, isAnswered }) => (
        <span
          key={step.id}
          className="video-mark"
          data-done={isAnswered}
          style={{ insetInlineStart: `${(100 * atS) / durationS}%` }}
        />
      ))}
    </div>
  )
}
