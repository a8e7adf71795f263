import type { Playback } from '@banxue/platform/media/playback'
import { useWords } from '@banxue/ui/words'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useState } from 'react'
import type { Choice, Station } from './ladder.ts'
import { savesData } from './network.ts'
import type { VideoState } from './session.ts'
import { speeds } from './video-keys.ts'
import { captionTracks, playAt, showCaptions } from './choices-on.ts'
import { useCaptionsOn } from './useCaptionsOn.ts'
import { type SayVideo, videoWords } from './words.ts'

interface SettingsProps {
  id: string
  video: HTMLVideoElement | null
  playback: Playback
  state: VideoState
  onChoose: (choice: Choice) => void
  onStutter: () => void
}

/** Picture, speed, captions, and a word to the school: a sheet on a phone, a panel on a desk. */
export function Settings({ id, video, playback, state, onChoose, onStutter }: SettingsProps) {
  const t = useWords(videoWords)
  const { station, stations, choice } = state
  const choices: Choice[] = ['auto', ...stations.map(choiceOf)]
  return (
    <div id={id} popover="auto" className="video-settings" role="dialog" aria-label={t('settings')}>
      <header className="video-settings-top">
        <h2>{t('settings')}</h2>
        <button
          type="button"
          className="player-icon"
          aria-label={t('close')}
          popoverTarget={id}
          popoverTargetAction="hide"
        >
          <IconX size={20} stroke={1.75} aria-hidden />
        </button>
      </header>
      <Choose
        legend={t('quality')}
        options={choices.map((one) => ({
          value: one,
          label: one === 'auto' ? autoName(t, choice, station) : nameOf(t, one, playback),
        }))}
        value={choice}
        onChoose={onChoose}
      >
        {savesData() && <p className="player-quiet">{t('saveData')}</p>}
      </Choose>
      {video !== null && <Speed video={video} />}
      {video !== null && playback.captions.length > 0 && <CaptionsChoice video={video} />}
      <Stutter onStutter={onStutter} />
      <p className="video-keys player-quiet">{t('keys')}</p>
    </div>
  )
}

/** What a station is called when somebody picks it. */
const choiceOf = ({ mode, heightPx }: Station): Choice => (mode === 'video' ? (heightPx ?? 1) : mode)

function nameOf(t: SayVideo, choice: Choice, playback: Playback): string {
  if (choice === 'audio') return t('sound')
  if (choice === 'text') return t('textOnly')
  return typeof choice === 'number' && playback.state === 'ready' && choice > 1
    ? t('rung', { height: choice })
    : t('asItCame')
}

function autoName(t: SayVideo, choice: Choice, { mode, heightPx }: Station): string {
  if (choice !== 'auto' || mode !== 'video' || heightPx === null) return t('qualityAuto')
  return t('qualityAutoNow', { now: t('rung', { height: heightPx }) })
}

interface ChooseProps<V> {
  legend: string
  options: readonly { value: V; label: string }[]
  value: V
  onChoose: (value: V) => void
  children?: ReactNode
}

function Choose<V>({ legend, options, value, onChoose, children }: ChooseProps<V>) {
  const name = useId()
  return (
    <fieldset className="video-choose">
      <legend>{legend}</legend>
      <div className="video-options">
        {options.map((option) => (
          <label key={String(option.value)} className="video-option">
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  )
}

function Speed({ video }: { video: HTMLVideoElement }) {
  const t = useWords(videoWords)
  const [speed, setSpeed] = useState(video.playbackRate)
  useEffect(() => {
    const onRate = () => setSpeed(video.playbackRate)
    video.addEventListener('ratechange', onRate)
    return () => video.removeEventListener('ratechange', onRate)
  }, [video])
  return (
    <Choose
      legend={t('speed')}
      options={speeds.map((value) => ({ value, label: t('speedTimes', { speed: value }) }))}
      value={speeds.find((one) => one === speed) ?? 1}
      onChoose={(value) => playAt(video, value)}
    />
  )
}

function CaptionsChoice({ video }: { video: HTMLVideoElement }) {
  const t = useWords(videoWords)
  const shown = useCaptionsOn(video)
  const tracks = captionTracks(video)
  return (
    <Choose
      legend={t('captions')}
      options={[
        { value: null, label: t('captionsOff') },
        ...tracks.map(({ language, label }) => ({ value: language, label })),
      ]}
      value={shown}
      onChoose={(language) => showCaptions(video, language)}
    />
  )
}

function Stutter({ onStutter }: { onStutter: () => void }) {
  const t = useWords(videoWords)
  const [isTold, setTold] = useState(false)
  return (
    <div className="video-stutter">
      <button
        type="button"
        className="button button-quiet"
        onClick={() => {
          onStutter()
          setTold(true)
        }}
      >
        {t('stutters')}
      </button>
      <p className="player-quiet" role="status">
        {isTold ? t('stuttersThanks') : t('stuttersWhy')}
      </p>
    </div>
  )
}
