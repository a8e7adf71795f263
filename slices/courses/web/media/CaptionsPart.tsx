import type { MediaItem } from '@banxue/platform/media/contract'
import { type Language, languages } from '@banxue/platform/i18n/language'
import { useWords } from '@banxue/ui/words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { media } from './api.ts'
import { useCodedWords } from './coded-words.ts'
import { FilePick } from './FilePick.tsx'
import { words } from './words.ts'

/** Captions by language: add, replace, take away. */
export function CaptionsPart({ item }: { item: MediaItem }) {
  const t = useWords(words)
  const say = useCodedWords()
  const queries = useQueryClient()
  const look = () => queries.invalidateQueries({ queryKey: media.key() })
  const put = useMutation({
    mutationFn: async ({ language, file }: { language: Language; file: File }) =>
      media.putCaptions.call({ mediaId: item.id, language, text: await file.text() }),
    onSettled: look,
    retry: false,
  })
  const remove = useMutation(media.removeCaptions.mutationOptions({ onSettled: look }))
  const problem = put.error as { code?: string; data?: { code?: string; line?: number } } | null
  return (
    <section className="media-part">
      <h2>{t('captions')}</h2>
      <p className="quiet">{t('captionsWhat')}</p>
      <ul className="media-captions">
        {languages.map((language) => {
          const isThere = item.playback.captions.some((each) => each.language === language)
          const named = { language: t(`language_${language}`) }
          return (
            <li key={language} className="media-acts">
              <FilePick
                label={isThere ? t('captionsReplace', named) : t('captionsAdd', named)}
                accept=".vtt,.srt,text/vtt"
                isQuiet
                onFile={(file) => put.mutate({ language, file })}
              />
              {isThere && (
                <button
                  type="button"
                  className="button button-quiet"
                  disabled={remove.isPending}
                  onClick={() => remove.mutate({ mediaId: item.id, language })}
                >
                  {t('captionsRemove', named)}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {problem !== null && (
        <p role="alert" className="import-problem">
          {say('captions', problem.data?.code ?? problem.code ?? 'unknown', {
            line: String(problem.data?.line ?? 1),
          })}
        </p>
      )}
    </section>
  )
}
