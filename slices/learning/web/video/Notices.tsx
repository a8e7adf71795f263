import { useOnline } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import type { Choice } from './ladder.ts'
import type { VideoState } from './session.ts'
import { type SayVideo, videoWords } from './words.ts'

interface NoticesProps {
  state: VideoState
  settingsId: string
  onChoose: (choice: Choice) => void
  onRetry: () => void
}

/** What was given up and the way back; what went wrong and what can be done. Quiet while all is well. */
export function Notices({ state, settingsId, onChoose, onRetry }: NoticesProps) {
  const t = useWords(videoWords)
  const online = useOnline()
  const { problem, choice, station } = state
  const givenUp = wordsFor(t, state)
  return (
    <div className="video-notices" role="status">
      {!online && <p className="video-notice">{t('offline')}</p>}
      {online && problem !== null && (
        <p className="video-notice video-notice-bad">
          <span>{t(problem === 'network' ? 'failedNetwork' : 'failedPlaying')}</span>{' '}
          <button type="button" className="player-link" onClick={onRetry}>
            {t('retry')}
          </button>
          {station.mode !== 'text' && (
            <button type="button" className="player-link" onClick={() => onChoose('text')}>
              {t('readInstead')}
            </button>
          )}
        </p>
      )}
      {online && problem === null && givenUp !== null && (
        <p className="video-notice" data-choice={choice}>
          <span>{givenUp}</span>{' '}
          {station.mode !== 'video' && (
            <button type="button" className="player-link" onClick={() => onChoose('auto')}>
              {t('backToPicture')}
            </button>
          )}
          {station.mode === 'text' && (
            <button type="button" className="player-link" popoverTarget={settingsId}>
              {t('settings')}
            </button>
          )}
        </p>
      )}
    </div>
  )
}

function wordsFor(t: SayVideo, { station, stations, choice, isLowered }: VideoState): string | null {
  const { mode, heightPx } = station
  const isSoundOnly = stations.every((one) => one.mode !== 'video')
  if (mode === 'audio' && isSoundOnly) return null
  if (mode === 'audio') return t(choice === 'auto' ? 'nowSound' : 'chosenSound')
  if (mode === 'text') return t(choice === 'auto' ? 'nowText' : 'chosenText')
  return isLowered && heightPx !== null && heightPx < 720 ? t('nowSmaller', { height: heightPx }) : null
}
