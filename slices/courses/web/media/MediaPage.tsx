import '../import/import.css'
import './media.css'
import type { UploadState } from '@banxue/platform/media/contract'
import { Empty, Failure, Loading } from '@banxue/ui/states'
import { usePageTitle } from '@banxue/ui/shell'
import { useFormats, useWords } from '@banxue/ui/words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { media } from './api.ts'
import { useCodedWords } from './coded-words.ts'
import { MediaTable } from './MediaTable.tsx'
import { Sender } from './Sender.tsx'
import { isMoving } from './state-words.ts'
import { words } from './words.ts'

/** Milliseconds between two looks while something is prepared. */
const lookMs = 2_000

/** The school's recordings: what is there, how far its preparation is, and a place to put more. */
export function MediaPage() {
  const t = useWords(words)
  usePageTitle(t('title'))
  const list = useQuery(
    media.list.queryOptions({
      staleTime: 0,
      refetchInterval: ({ state: { data } }) =>
        data?.media.some(isMoving) || data?.uploads.some(({ state }) => state === 'joining') ? lookMs : false,
    }),
  )
  return (
    <div className="import media">
      <p>
        <Link to="/console/courses">{t('courses')}</Link>
      </p>
      <h1 className="page-title">{t('title')}</h1>
      <p className="import-lead">{t('lead')}</p>
      <Sender />
      {list.isPending && <Loading lines={5} />}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && (
        <>
          {list.data.ffmpeg === null && <p className="media-hint">{t('noFfmpeg')}</p>}
          <Unfinished uploads={list.data.uploads} />
          {list.data.media.length === 0 ? (
            <Empty title={t('none')}>{t('noneWhat')}</Empty>
          ) : (
            <MediaTable items={list.data.media} />
          )}
        </>
      )}
    </div>
  )
}

/** Uploads that were begun and are not whole; the same file goes on where it stopped. */
function Unfinished({ uploads }: { uploads: readonly UploadState[] }) {
  const t = useWords(words)
  const say = useCodedWords()
  const { percent } = useFormats()
  const queries = useQueryClient()
  const abort = useMutation(
    media.abortUpload.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: media.key() }),
    }),
  )
  if (uploads.length === 0) return null
  const shareOf = ({ received, partBytes, sizeBytes }: UploadState) =>
    Math.min(1, (received.length * partBytes) / sizeBytes)
  return (
    <section>
      <h2>{t('unfinished')}</h2>
      <ul className="media-uploads">
        {uploads.map((upload) => (
          <li key={upload.id}>
            <span>
              {upload.state === 'joining'
                ? `${upload.name}: ${t('joining')}`
                : t('unfinishedWhat', { name: upload.name, share: percent(shareOf(upload)) })}
              {upload.failure !== null && ` ${say('fail', upload.failure)}`}
            </span>
            {upload.state !== 'joining' && (
              <button
                type="button"
                className="button button-quiet"
                aria-label={t('discardNamed', { name: upload.name })}
                disabled={abort.isPending}
                onClick={() => abort.mutate({ id: upload.id })}
              >
                {t('discard')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
