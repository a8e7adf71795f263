import type { Playback } from '@banxue/platform/media/playback'
import { Html } from '@banxue/ui/Html'
import { useWords } from '@banxue/ui/words'
import { lazy, type ReactNode, Suspense } from 'react'
import type { StepId } from '#courses/contract'
import type { StepView, UnitView } from '#learning/contract'
import { ActionBar } from '../player/ActionBar.tsx'
import { StepHeading } from '../player/StepHeading.tsx'
import { words } from '../words.ts'
import { loadPlayer } from './load-player.ts'
import './video-frame.css'

const VideoPlayer = lazy(() => loadPlayer().then(({ VideoPlayer: Player }) => ({ default: Player })))

const NotesPanel = lazy(() =>
  import('../notes/NotesPanel.tsx').then((file) => ({ default: file.NotesPanel })),
)

type VideoContent = Extract<StepView['content'], { kind: 'video' }>

interface VideoStepProps {
  view: UnitView
  step: StepView & { content: VideoContent }
  takesFocus: boolean
  /** A question of the video that is asked at once. */
  asks: StepId | null
  onPlaying: (isPlaying: boolean) => void
  onContinue: () => void
}

/** A video, as a step of its own. The player's code comes only where there is something to play. */
export function VideoStep({ view, step, takesFocus, asks, onPlaying, onContinue }: VideoStepProps) {
  const { playback, words: below } = step.content
  const text = below === null ? null : <Html html={below} as="reading" />
  return (
    <>
      <StepHeading title={step.title ?? view.title} takesFocus={takesFocus} />
      {playback === null || playback.state === 'preparing' || playback.state === 'failed' ? (
        <NothingToPlay state={playback?.state ?? null} onContinue={onContinue}>
          {text}
        </NothingToPlay>
      ) : (
        <Suspense fallback={<Frame playback={playback} onContinue={onContinue} />}>
          <VideoPlayer
            {...{ view, step, playback, asks, onPlaying, onContinue }}
            playsAtOnce={takesFocus}
            notes={(media) => (
              <Suspense fallback={null}>
                <NotesPanel view={view} step={step} media={media} />
              </Suspense>
            )}
          >
            {text}
          </VideoPlayer>
        </Suspense>
      )}
    </>
  )
}

interface NothingToPlayProps {
  state: Playback['state'] | null
  onContinue: () => void
  children: ReactNode
}

function NothingToPlay({ state, onContinue, children }: NothingToPlayProps) {
  const t = useWords(words)
  const said =
    state === 'preparing' ? t('videoPreparing') : state === null ? t('videoGone') : t('videoFailed')
  return (
    <>
      <p className="video-nothing" role="status">
        {said}
      </p>
      {children}
      <ActionBar label={t('continue')} onAct={onContinue} />
    </>
  )
}

/** The picture's place while its player is on the way. */
function Frame({ playback, onContinue }: { playback: Playback; onContinue: () => void }) {
  const t = useWords(words)
  const { posterUrl } = playback
  return (
    <>
      <div className="video-frame">{posterUrl !== null && <img src={posterUrl} alt="" />}</div>
      <ActionBar label={t('continue')} onAct={onContinue} />
    </>
  )
}
