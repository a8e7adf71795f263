import { checkFacts, type MediaFacts } from './facts.ts'
import { type Ffmpeg, ffprobe } from './ffmpeg.ts'
import { factsFromProbe } from './probe-facts.ts'
import { readMedia } from './read-media.ts'

/**
 * What a file is: as ffprobe says where it is there, else as its own tables say.
 *
 * @throws MediaRefused
 */
export async function probe(path: string, ffmpeg: Ffmpeg | null): Promise<MediaFacts> {
  const facts =
    ffmpeg?.probePath == null ? await readMedia(path) : factsFromProbe(await ffprobe(ffmpeg.probePath, path))
  checkFacts(facts)
  return facts
}
