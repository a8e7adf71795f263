import type { Playback } from '@banxue/platform/media/playback'
import { useLanguage, useWords } from '@banxue/ui/words'
import { type ReactNode, useId, useRef } from 'react'
import type { StepId } from '#courses/contract'
import type { StepView, UnitView } from '#learning/contract'
import { ActionBar } from '../player/ActionBar.tsx'
import { QuestionStep } from '../player/QuestionStep.tsx'
import { clockTime } from './clock-time.ts'
import { type Moment, questionOf } from './moments.ts'
import { Notices } from './Notices.tsx'
import { Picture } from './Picture.tsx'
import { SeenLine, type SeenSoFar } from './SeenLine.tsx'
import { Settings } from './Settings.tsx'
import { SidePanel } from './SidePanel.tsx'
import type { VideoState } from './session.ts'
import { toggleFullscreen } from './stage.ts'
import { Transcript } from './Transcript.tsx'
import { toggleCaptions } from './choices-on.ts'
import { useVideo } from './useVideo.ts'
import { actOn, useVideoKeys } from './useVideoKeys.ts'
import type { VideoAct } from './video-keys.ts'
import { VideoQuestions } from './VideoQuestions.tsx'
import { videoWords } from './words.ts'
import '../player/question.css'
import './video.css'

/** What parts beside the picture know of it. */
export interface VideoHandle {
  /** Media second it stands at. */
  currentS: () => number
  seek: (atS: number) => void
}

export interface VideoPlayerProps {
  view: UnitView
  step: StepView
  playback: Playback
  /** The learner came here by a press: it begins by itself. */
  playsAtOnce: boolean
  /** A question of the video that is asked at once. */
  asks: StepId | null
  onPlaying: (isPlaying: boolean) => void
  onContinue: () => void
  /** What stands in the second tab beside the picture. */
  notes: ((video: VideoHandle) => ReactNode) | null
  /** What stands below. */
  children: ReactNode
}

/** A video with all that belongs to it. */
export function VideoPlayer(props: VideoPlayerProps) {
  const { view, playback, onContinue, notes, children } = props
  const t = useWords(videoWords)
  const language = useLanguage()
  const [settingsId, searchId] = [useId(), useId()]
  const stage = useRef<HTMLDivElement>(null)
  const { player, seen, questions, begin, otherS } = useVideo(props)
  const { video, state, atS, seek } = player
  const { asking, moments } = questions
  const mode = state?.station.mode ?? 'video'
  const question = asking === null ? null : questionOf(asking.step)
  const shared = { playback, video, atS }
  useVideoKeys(question === null && mode !== 'text', (act) => {
    if (video !== null) press(act, { video, seek, language, searchId })
  })

  function ask(moment: Moment): void {
    video?.pause()
    seek(moment.atS)
    questions.ask(moment)
  }
  function goOn(): void {
    questions.close()
    stage.current?.focus({ preventScroll: true })
    if (mode !== 'text') video?.play().catch(() => undefined)
  }
  return (
    <div className="video" data-mode={mode} data-bare={isBare(playback)} data-asking={question !== null}>
      <div className="video-stage" ref={stage} tabIndex={-1}>
        <Picture
          {...shared}
          {...{ moments, settingsId }}
          attach={player.attach}
          showsPoster={begin.atS === 0}
          showsSlides={mode === 'audio'}
        />
      </div>
      <div className="video-lines">
        {state !== null && <StateLines {...{ settingsId, playback, state, player }} />}
        {otherS !== null && question === null && <OtherSecond atS={otherS} onGo={seek} />}
      </div>
      {question !== null ? (
        <section className="video-side video-asking" aria-label={t('askedNow')}>
          <QuestionStep key={question.id} view={view} step={question} takesFocus onContinue={goOn} />
        </section>
      ) : (
        <>
          <SidePanel
            transcript={<Transcript {...shared} searchId={searchId} onSeek={seek} isAll={mode === 'text'} />}
            notes={notes?.({ currentS: atS, seek }) ?? null}
          />
          <div className="video-below">
            {children}
            <VideoQuestions moments={moments} onAsk={ask} />
          </div>
          <Foot seen={seen} onContinue={onContinue} />
        </>
      )}
    </div>
  )
}

/** Sound that nothing can be seen of. */
const isBare = ({ heightPx, slides, posterUrl }: Playback): boolean =>
  heightPx === 0 && slides.length === 0 && posterUrl === null

function Foot({ seen, onContinue }: { seen: SeenSoFar; onContinue: () => void }) {
  const t = useWords(videoWords)
  return (
    <ActionBar label={t('continue')} onAct={onContinue}>
      <SeenLine {...seen} />
    </ActionBar>
  )
}

interface Pressed {
  video: HTMLVideoElement
  seek: (atS: number) => void
  language: string
  searchId: string
}

function press(act: VideoAct, { video, seek, language, searchId }: Pressed): void {
  if (actOn(video, act, seek)) return
  if (act.kind === 'transcript') document.getElementById(searchId)?.focus()
  if (act.kind === 'fullscreen') toggleFullscreen(video)
  if (act.kind === 'captions') toggleCaptions(video, language)
}

interface StateLinesProps {
  settingsId: string
  playback: Playback
  state: VideoState
  player: ReturnType<typeof useVideo>['player']
}

/** How it is played: to be changed, and said where something was given up. */
function StateLines({ settingsId, playback, state, player }: StateLinesProps) {
  const { video, choose, reportStutter, retry } = player
  return (
    <>
      <Settings id={settingsId} {...{ video, playback, state }} onChoose={choose} onStutter={reportStutter} />
      <Notices {...{ state, settingsId }} onChoose={choose} onRetry={retry} />
    </>
  )
}

/** Another device stood elsewhere in the video: one press goes there. */
function OtherSecond({ atS, onGo }: { atS: number; onGo: (atS: number) => void }) {
  const t = useWords(videoWords)
  return (
    <p className="player-undo">
      {t('otherSecond', { time: clockTime(atS) })}{' '}
      <button type="button" className="player-link" onClick={() => onGo(atS)}>
        {t('goThere')}
      </button>
    </p>
  )
}
