import type { Playback } from '@banxue/platform/media/playback'
import { useLanguage, useWords } from '@banxue/ui/words'
import { IconBadgeCc, IconBadgeCcFilled, IconPlayerPlayFilled, IconSettings } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { toggleCaptions } from './choices-on.ts'
import { Chrome } from './chrome.ts'
import { clockTime } from './clock-time.ts'
import type { Moment } from './moments.ts'
import { addThumbnails } from './thumbnail-track.ts'
import { useCaptionsOn } from './useCaptionsOn.ts'
import { useMediaTime } from './useMediaTime.ts'
import { useSlide } from './useSlide.ts'
import { videoWords } from './words.ts'

interface PictureProps {
  playback: Playback
  video: HTMLVideoElement | null
  attach: (video: HTMLVideoElement | null) => void
  moments: readonly Moment[]
  atS: () => number
  /** Poster only where the video begins at its beginning. */
  showsPoster: boolean
  /** Sound is played, and slides take the picture's place. */
  showsSlides: boolean
  settingsId: string
}

/** The picture with its controls. */
export function Picture(props: PictureProps) {
  const { playback, video, attach, moments, atS, showsPoster, showsSlides, settingsId } = props
  const t = useWords(videoWords)
  const { posterUrl, captions, thumbnails, durationS } = playback
  const slide = useSlide(playback, video, atS, showsSlides)
  useEffect(() => {
    if (video !== null && thumbnails !== null) addThumbnails(video, thumbnails, durationS)
  }, [video, thumbnails, durationS])
  return (
    <Chrome.Controller
      lang={useLanguage()}
      className="video-chrome"
      style={slide !== '' ? { backgroundImage: `url("${slide}")` } : {}}
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
        poster={showsPoster && !showsSlides ? (posterUrl ?? undefined) : undefined}
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
      <Chrome.Loading slot="centered-chrome" />
      <BigPlay video={video} />
      <div className="video-line">
        <Chrome.Line>
          {thumbnails !== null && <Chrome.Thumbnail slot="preview" />}
          <Chrome.PreviewTime slot="preview" />
        </Chrome.Line>
        <Marks moments={moments} durationS={durationS} />
      </div>
      <Bar {...{ playback, video, atS, settingsId }} />
    </Chrome.Controller>
  )
}

function Bar({
  playback,
  video,
  atS,
  settingsId,
}: Pick<PictureProps, 'playback' | 'video' | 'atS' | 'settingsId'>) {
  const t = useWords(videoWords)
  const now = useMediaTime(video, atS, clockTime)
  return (
    <Chrome.Bar className="video-bar">
      <Chrome.Play />
      <Chrome.Back seekoffset="10" className="video-wide" />
      <Chrome.Forward seekoffset="10" className="video-wide" />
      <Chrome.Mute />
      <Chrome.Volume className="video-wide" />
      <span className="video-time figures">
        {now} / {clockTime(playback.durationS)}
      </span>
      <span className="video-gap" />
      {playback.captions.length > 0 && video !== null && <CaptionsButton video={video} />}
      <Chrome.Window className="video-wide" />
      <button type="button" className="video-button" aria-label={t('settings')} popoverTarget={settingsId}>
        <IconSettings size={22} stroke={1.75} aria-hidden />
      </button>
      <Chrome.Fullscreen />
    </Chrome.Bar>
  )
}

function CaptionsButton({ video }: { video: HTMLVideoElement }) {
  const t = useWords(videoWords)
  const language = useLanguage()
  const isOn = useCaptionsOn(video) !== null
  const Icon = isOn ? IconBadgeCcFilled : IconBadgeCc
  return (
    <button
      type="button"
      className="video-button"
      aria-label={t('captions')}
      aria-pressed={isOn}
      onClick={() => toggleCaptions(video, language)}
    >
      <Icon size={24} stroke={1.75} aria-hidden />
    </button>
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
    <button
      type="button"
      slot="centered-chrome"
      className="video-big"
      tabIndex={-1}
      aria-hidden="true"
      onClick={() => void video?.play().catch(() => undefined)}
    >
      <IconPlayerPlayFilled size={34} />
    </button>
  )
}

function Marks({ moments, durationS }: Pick<PictureProps, 'moments'> & { durationS: number }) {
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
