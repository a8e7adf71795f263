import type { Playback } from '@banxue/platform/media/playback'
import { useQuery } from '@tanstack/react-query'
import { type Cue, cuesOf } from './transcript.ts'

/** What is said in a video, in one of its languages. */
export function useTranscript(captions: Playback['captions'], language: string) {
  const url = (captions.find((one) => one.language === language) ?? captions[0])?.url ?? null
  return useQuery({
    queryKey: ['learning.video', 'transcript', url],
    enabled: url !== null,
    staleTime: Infinity,
    async queryFn({ signal }): Promise<Cue[]> {
      const response = await fetch(url ?? '', { signal })
      if (!response.ok) throw new Error(`The transcript answers ${response.status}.`)
      return cuesOf(await response.text())
    },
  })
}
