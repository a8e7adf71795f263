import type { Language } from '../i18n/language.ts'
import { attemptFolder } from './addresses.ts'
import { type MediaFacts, playsAs } from './facts.ts'
import { type MediaPackage, placed } from './manifest.ts'
import type { Playback, Slide } from './playback.ts'
import type { MediaState } from './tables.ts'

/** What is known of a recording, as far as players need it. */
export interface Recording {
  id: string
  state: MediaState
  ready: number | null
  facts: MediaFacts | null
  package: MediaPackage | null
  deck: readonly Slide[] | null
  captions: readonly { language: Language; file: string }[]
}

/** What a player is told of a recording. */
export function playbackOf({ id, state, ready, facts, package: made, deck, captions }: Recording): Playback {
  const base = `/media/${id}`
  const end = facts === null ? null : playsAs(facts)
  const fileUrl = end === null ? null : `${base}/source.${end}`
  const own =
    made === null || ready === null
      ? {
          durationS: facts?.durationS ?? 0,
          widthPx: facts?.video?.widthPx ?? 0,
          heightPx: facts?.video?.heightPx ?? 0,
          hlsUrl: null,
          rungs: [],
          audioUrl: null,
          posterUrl: null,
          thumbnails: null,
          slides: [],
        }
      : placed(made, `/${attemptFolder(id, ready)}`)
  return {
    ...own,
    mediaId: id,
    state: stateOf(state, own.hlsUrl, fileUrl),
    fileUrl,
    slides: deck === null ? own.slides : deck.map((slide) => ({ ...slide, url: `${base}/${slide.url}` })),
    captions: captions.map(({ language, file }) => ({ language, url: `${base}/captions/${file}` })),
  }
}

function stateOf(state: MediaState, hlsUrl: string | null, fileUrl: string | null): Playback['state'] {
  if (hlsUrl !== null) return 'ready'
  if (fileUrl !== null) return 'as_it_came'
  return state === 'failed' ? 'failed' : 'preparing'
}
