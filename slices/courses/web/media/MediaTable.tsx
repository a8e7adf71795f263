import type { MediaItem } from '@banxue/platform/media/contract'
import { ProgressBar } from '@banxue/ui/ProgressBar'
import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { Link } from '@tanstack/react-router'
import { sizeText } from '../import/size.ts'
import { clockText } from './clock-text.ts'
import { useCodedWords } from './coded-words.ts'
import { isMoving, stateKey } from './state-words.ts'
import { words } from './words.ts'

/** Recordings with their state; each leads to its own page. */
export function MediaTable({ items }: { items: readonly MediaItem[] }) {
  const t = useWords(words)
  const say = useLocal()
  const { number } = useFormats()
  return (
    <div className="table-box">
      <table className="table figures">
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('length')}</th>
            <th scope="col">{t('qualities')}</th>
            <th scope="col">{t('captions')}</th>
            <th scope="col">{t('uses')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row" className="media-name">
                <Link to="/console/courses/videos/$mediaId" params={{ mediaId: item.id }}>
                  {item.name}
                </Link>
              </th>
              <td className="media-state">
                <MediaState item={item} />
              </td>
              <td>
                {item.playback.durationS > 0 && `${clockText(item.playback.durationS)} · `}
                {sizeText(item.sizeBytes, number)}
              </td>
              <td>{qualities(item, t('asItCame'), t('soundOnly'))}</td>
              <td>
                {item.playback.captions.map(({ language }) => t(`language_${language}`)).join(', ') ||
                  t('noCaptions')}
              </td>
              <td>{item.usedIn.map(say).join(', ') || t('noUse')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** `720p 360p`, or what it is in place of them. */
export function qualities({ playback }: MediaItem, asItCame: string, soundOnly: string): string {
  if (playback.rungs.length > 0) return playback.rungs.map(({ heightPx }) => `${heightPx}p`).join(' ')
  if (playback.hlsUrl !== null) return soundOnly
  return playback.fileUrl === null ? '' : asItCame
}

/** The state in words, with its progress or its failure. */
export function MediaState({ item }: { item: MediaItem }) {
  const t = useWords(words)
  const say = useCodedWords()
  const { percent } = useFormats()
  const label = t(stateKey(item))
  return (
    <>
      <span className="media-mark" data-state={item.state}>
        {label}
        {item.state === 'working' && ` · ${percent(item.progress)}`}
      </span>
      {isMoving(item) && <ProgressBar share={item.progress} label={label} isThin />}
      {item.failure !== null && <span className="media-failure">{say('fail', item.failure)}</span>}
    </>
  )
}
