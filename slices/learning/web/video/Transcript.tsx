import type { Playback, Slide } from '@banxue/platform/media/playback'
import { useLanguage, useWords } from '@banxue/ui/words'
import { type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react'
import { clockTime } from './clock-time.ts'
import { type Cue, cueAt, holds, partsOf } from './transcript.ts'
import { useMediaTime } from './useMediaTime.ts'
import { useTranscript } from './useTranscripts.ts'
import { videoWords } from './words.ts'

interface TranscriptProps {
  playback: Playback
  video: HTMLVideoElement | null
  atS: () => number
  onSeek: (atS: number) => void
  /** The transcript is all there is now: slides stand between the words, and the page scrolls, not a box. */
  isAll: boolean
  /** Id of the field for searching, which the keyboard jumps to. */
  searchId: string
}

/** What is said, following the video; a press on a line goes there. */
export function Transcript({ playback, video, atS, onSeek, isAll, searchId }: TranscriptProps) {
  const t = useWords(videoWords)
  const spoken = useLanguage()
  const { captions } = playback
  const [picked, setPicked] = useState<string | null>(null)
  const language =
    picked ?? captions.find((one) => one.language === spoken)?.language ?? captions[0]?.language
  const { data: cues, isError } = useTranscript(captions, language ?? '')
  const [sought, setSought] = useState('')
  if (captions.length === 0) return <p className="player-quiet video-empty">{t('noTranscript')}</p>
  if (isError) return <p className="player-quiet video-empty">{t('transcriptFailed')}</p>
  const shown = cues?.filter((cue) => holds(cue.text, sought)) ?? []
  return (
    <div className="transcript" data-all={isAll}>
      <div className="transcript-top" role="search">
        <input
          id={searchId}
          type="search"
          className="transcript-search"
          placeholder={t('search')}
          aria-label={t('search')}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        {captions.length > 1 && (
          <select
            className="transcript-language"
            aria-label={t('languageOfTranscript')}
            value={language}
            onChange={(event) => setPicked(event.currentTarget.value)}
          >
            {captions.map((one) => (
              <option key={one.language} value={one.language}>
                {t(one.language === 'en' ? 'langEn' : 'langZh')}
              </option>
            ))}
          </select>
        )}
      </div>
      <p className="transcript-hits player-quiet" role="status">
        {sought.trim() === '' ? '' : shown.length === 0 ? t('noHits') : t('hits', { count: shown.length })}
      </p>
      <Lines
        cues={shown}
        isSearched={sought.trim() !== ''}
        {...{ video, atS, onSeek, sought, isAll }}
        slides={isAll && sought.trim() === '' ? playback.slides : []}
        language={language ?? 'en'}
      />
    </div>
  )
}

interface LinesProps {
  cues: readonly Cue[]
  slides: readonly Slide[]
  language: string
  sought: string
  isSearched: boolean
  isAll: boolean
  video: HTMLVideoElement | null
  atS: () => number
  onSeek: (atS: number) => void
}

function Lines({ cues, slides, language, sought, isSearched, isAll, video, atS, onSeek }: LinesProps) {
  const t = useWords(videoWords)
  const list = useRef<HTMLOListElement>(null)
  const active = useMediaTime(video, atS, (now) => cueAt(cues, now))
  const { isAway, follow } = useFollowing(list, active, !isSearched && !isAll)
  const slideOf = useMemo(() => slidesBefore(cues, slides), [cues, slides])
  return (
    <>
      <ol ref={list} className="transcript-lines" lang={language} tabIndex={-1}>
        {cues.map((cue, index) => (
          <li key={`${cue.fromS} ${index}`}>
            {slideOf.get(index)?.map(({ url, atS: slideS }) => (
              <img
                key={url}
                className="transcript-slide"
                src={url}
                loading="lazy"
                alt={`${t('slide')} ${clockTime(slideS)}`}
              />
            ))}
            <button
              type="button"
              className="transcript-line"
              aria-current={index === active ? 'true' : undefined}
              onClick={() => onSeek(cue.fromS)}
            >
              <span className="transcript-time figures">{clockTime(cue.fromS)}</span>
              <span>
                {partsOf(cue.text, sought).map(({ text, isHit }, part) =>
                  isHit ? <mark key={part}>{text}</mark> : <span key={part}>{text}</span>,
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {isAway && (
        <button type="button" className="button button-quiet transcript-follow" onClick={follow}>
          {t('follow')}
        </button>
      )}
    </>
  )
}

/** The slides that come before each line, by the line's index. */
function slidesBefore(cues: readonly Cue[], slides: readonly Slide[]): Map<number, Slide[]> {
  const before = new Map<number, Slide[]>()
  for (const slide of slides) {
    const index = cues.findIndex((cue) => cue.toS > slide.atS)
    if (index !== -1) before.set(index, [...(before.get(index) ?? []), slide])
  }
  return before
}

/** Keeps the line that is being said in view, until the learner scrolls away from it. */
function useFollowing(list: RefObject<HTMLOListElement | null>, active: number, isOn: boolean) {
  const id = useId()
  const [isAway, setAway] = useState(false)
  const follows = isOn && !isAway
  useEffect(() => {
    const box = list.current
    const line = box?.children[active]
    if (!follows || box === null || !(line instanceof HTMLElement) || box.scrollHeight <= box.clientHeight)
      return
    box.scrollTo({ top: line.offsetTop - box.clientHeight / 3, behavior: quick() ? 'instant' : 'smooth' })
  }, [list, active, follows, id])
  useEffect(() => {
    const box = list.current
    if (box === null) return
    const away = () => setAway(box.scrollHeight > box.clientHeight)
    const leaving = new AbortController()
    for (const name of ['wheel', 'touchmove'])
      box.addEventListener(name, away, { passive: true, signal: leaving.signal })
    return () => leaving.abort()
  }, [list])
  return { isAway: isAway && isOn, follow: () => setAway(false) }
}

const quick = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
