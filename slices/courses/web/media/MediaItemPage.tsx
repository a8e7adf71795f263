import '../import/import.css'
import './media.css'
import type { MediaItem } from '@banxue/platform/media/contract'
import { Failure, Loading } from '@banxue/ui/states'
import { usePageTitle } from '@banxue/ui/shell'
import { useFormats, useLocal, useWords } from '@banxue/ui/words'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { sizeText } from '../import/size.ts'
import { media } from './api.ts'
import { clockText } from './clock-text.ts'
import { CaptionsPart } from './CaptionsPart.tsx'
import { DeckPart } from './DeckPart.tsx'
import { EndPart } from './EndPart.tsx'
import { MediaState, qualities } from './MediaTable.tsx'
import { PlacePart } from './PlacePart.tsx'
import { Preview } from './Preview.tsx'
import { ReferencePart } from './ReferencePart.tsx'
import { isMoving } from './state-words.ts'
import { words } from './words.ts'

/** Milliseconds between two looks while it is prepared. */
const lookMs = 2_000

/** One recording: it plays, and what hangs on it can be changed. */
export function MediaItemPage() {
  const t = useWords(words)
  const { mediaId } = useParams({ from: '/staff/console/courses/videos/$mediaId' })
  const item = useQuery(
    media.item.queryOptions({
      input: { mediaId },
      staleTime: 0,
      refetchInterval: ({ state: { data } }) => (data !== undefined && isMoving(data) ? lookMs : false),
    }),
  )
  usePageTitle(item.data?.name ?? t('title'))
  return (
    <div className="import media">
      <p>
        <Link to="/console/courses/videos">{t('back')}</Link>
      </p>
      {item.isPending && <Loading lines={5} />}
      {item.isError && <Failure error={item.error} retry={() => void item.refetch()} />}
      {item.isSuccess && <Shown item={item.data} />}
    </div>
  )
}

function Shown({ item }: { item: MediaItem }) {
  const t = useWords(words)
  const say = useLocal()
  const { number } = useFormats()
  const { playback } = item
  const facts = [
    playback.durationS > 0 ? clockText(playback.durationS) : '',
    sizeText(item.sizeBytes, number),
    playback.widthPx > 0 ? `${playback.widthPx} × ${playback.heightPx}` : '',
    qualities(item, t('asItCame'), t('soundOnly')),
  ]
  return (
    <>
      <h1 className="page-title import-name">{item.name}</h1>
      <div className="media-state">
        <MediaState item={item} />
      </div>
      <p className="quiet figures">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      {(playback.hlsUrl ?? playback.fileUrl) !== null && <Preview playback={playback} name={item.name} />}
      <p className="quiet">
        {t('uses')}: {item.usedIn.map(say).join(', ') || t('noUse')}
      </p>
      {playback.durationS > 0 && <PlacePart mediaId={item.id} />}
      <CaptionsPart item={item} />
      {playback.widthPx > 0 || item.hasDeck || playback.hlsUrl !== null ? <DeckPart item={item} /> : null}
      <ReferencePart mediaId={item.id} />
      <EndPart item={item} />
    </>
  )
}
