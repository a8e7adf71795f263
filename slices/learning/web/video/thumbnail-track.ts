import type { Thumbnails } from '@banxue/platform/media/playback'

/** Where one picture for seeking stands on its sheet, as a media fragment (`#xywh=`), and when it is shown. */
export function thumbnailCues(
  { urls, everyS, columns, rows, widthPx, heightPx }: Thumbnails,
  durationS: number,
  base: string,
): { fromS: number; toS: number; address: string }[] {
  const count = Math.min(Math.ceil(durationS / everyS), urls.length * columns * rows)
  return Array.from({ length: count }, (_, index) => {
    const onSheet = index % (columns * rows)
    const x = (onSheet % columns) * widthPx
    const y = Math.floor(onSheet / columns) * heightPx
    const sheet = new URL(urls[Math.floor(index / (columns * rows))] ?? '', base).href
    return {
      fromS: index * everyS,
      toS: (index + 1) * everyS,
      address: `${sheet}#xywh=${x},${y},${widthPx},${heightPx}`,
    }
  })
}

/** Gives the element the pictures for seeking, where the controls look for them. */
export function addThumbnails(video: HTMLVideoElement, thumbnails: Thumbnails, durationS: number): void {
  const before = [...video.textTracks].find(({ label }) => label === 'thumbnails')
  const track = before ?? video.addTextTrack('metadata', 'thumbnails')
  track.mode = 'hidden'
  if (track.cues !== null && track.cues.length > 0) return
  for (const { fromS, toS, address } of thumbnailCues(thumbnails, durationS, location.href))
    track.addCue(new VTTCue(fromS, toS, address))
}
