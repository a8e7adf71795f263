/** iOS has full screen for the element alone, under a name of its own. */
interface WebkitVideo {
  webkitEnterFullscreen?: () => void
}

/** The picture over the whole screen, or back. */
export function toggleFullscreen(video: HTMLVideoElement): void {
  if (document.fullscreenElement !== null) return void document.exitFullscreen()
  const frame = video.closest<HTMLElement>('media-controller')
  if (frame !== null && 'requestFullscreen' in frame) frame.requestFullscreen().catch(() => undefined)
  else (video as WebkitVideo).webkitEnterFullscreen?.()
}

/** A question stands beside the picture: the picture comes back to the page for it. */
export function leaveLargeViews(): void {
  if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => undefined)
  if (document.pictureInPictureElement) document.exitPictureInPicture().catch(() => undefined)
}
