import type { MediaItem } from '@banxue/platform/media/contract'
import { Failure } from '@banxue/ui/states'
import { useWords } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { media } from './api.ts'
import { words } from './words.ts'

/** Preparing again what failed, and deleting what nothing shows. */
export function EndPart({ item }: { item: MediaItem }) {
  const t = useWords(words)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [isSure, setSure] = useState(false)
  const look = () => queries.invalidateQueries({ queryKey: media.key() })
  const retry = useMutation(media.retry.mutationOptions({ onSettled: look }))
  const remove = useMutation(
    media.remove.mutationOptions({
      async onSuccess() {
        await navigate({ to: '/console/courses/videos' })
        await look()
      },
      retry: false,
    }),
  )
  return (
    <section className="media-part">
      <div className="media-acts">
        {item.state === 'failed' && (
          <button
            type="button"
            className="button"
            disabled={retry.isPending}
            onClick={() => retry.mutate({ mediaId: item.id })}
          >
            {t('retry')}
          </button>
        )}
        {item.usedIn.length === 0 && (
          <button
            type="button"
            className="button button-quiet"
            disabled={remove.isPending}
            onClick={() => (isSure ? remove.mutate({ mediaId: item.id }) : setSure(true))}
          >
            {isSure ? t('removeSure') : t('remove')}
          </button>
        )}
      </div>
      <p className="quiet">{item.usedIn.length === 0 ? t('removeMeans') : t('inUse')}</p>
      {remove.isError && <Failure error={remove.error} />}
    </section>
  )
}
