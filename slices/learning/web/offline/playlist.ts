/** Addresses that an HLS media playlist (RFC 8216) names: what comes before the segments, and the segments. */
export function filesOf(playlist: string, playlistUrl: string): string[] {
  return linesOf(playlist).flatMap((line) => {
    const map = /^#EXT-X-MAP:.*URI="([^"]+)"/.exec(line)?.[1]
    const path = map ?? (line.startsWith('#') ? undefined : line)
    return path === undefined ? [] : [addressOf(path, playlistUrl)]
  })
}

/** Playlists of sound that a multivariant playlist names beside its variants. */
export function soundsOf(master: string, masterUrl: string): string[] {
  return linesOf(master).flatMap((line) => {
    const path = /^#EXT-X-MEDIA:.*URI="([^"]+)"/.exec(line)?.[1]
    return path === undefined ? [] : [addressOf(path, masterUrl)]
  })
}

/** A multivariant playlist that names only some of its variants, by their addresses. */
export function onlyVariants(master: string, masterUrl: string, kept: readonly string[]): string {
  const lines = linesOf(master)
  const isKept = (path: string | undefined) => path !== undefined && kept.includes(addressOf(path, masterUrl))
  return lines
    .filter((line, index) => {
      if (line.startsWith('#EXT-X-STREAM-INF')) return isKept(lines[index + 1])
      return line.startsWith('#') || isKept(line)
    })
    .join('\n')
}

/** Path and query within the school. */
function addressOf(path: string, base: string): string {
  const { pathname, search } = new URL(path, new URL(base, 'http://school'))
  return pathname + search
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
