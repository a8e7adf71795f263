/** Streams that one server holds open at once: some 30 kB of memory each, measured with 10,000. */
const most = 5_000
/** Streams of one person: their visible pages, over all devices. */
const mostOfPerson = 6
/** Proxies end what is silent for a minute; milliseconds. */
const beatMs = 45_000
/** After so many beats a stream ends, and whoever comes back proves anew who they are: a quarter of an hour. */
const beatsOfLife = 20

const bytes = new TextEncoder()
const work = bytes.encode('data: work\n\n')
const beat = bytes.encode(':\n\n')

/** No more streams fit. */
export const noPlace = 'no place'

interface Stream {
  sessionId: string
  /** Heartbeats so far. */
  beats: number
  controller: ReadableStreamDefaultController<Uint8Array>
}

/** The streams of this server, by whose they are. */
export function openStreams() {
  const all = new Map<string, Set<Stream>>()
  let count = 0
  let heart: NodeJS.Timeout | null = null
  let isClosed = false

  function forget(personId: string, stream: Stream): void {
    const theirs = all.get(personId)
    if (theirs?.delete(stream) !== true) return
    count -= 1
    if (theirs.size === 0) all.delete(personId)
  }
  function end(personId: string, stream: Stream): void {
    forget(personId, stream)
    try {
      stream.controller.close()
    } catch {
      // The page was faster.
    }
  }
  function each(run: (personId: string, stream: Stream) => void): void {
    for (const [personId, theirs] of all) for (const stream of theirs) run(personId, stream)
  }
  const beatAll = () =>
    each((personId, stream) => {
      stream.beats += 1
      if (stream.beats >= beatsOfLife) end(personId, stream)
      else stream.controller.enqueue(beat)
    })

  const endAll = () => each(end)
  return {
    open(personId: string, sessionId: string): ReadableStream<Uint8Array> | typeof noPlace {
      const theirs = all.get(personId) ?? new Set<Stream>()
      const [oldest] = theirs
      if (theirs.size >= mostOfPerson && oldest !== undefined) end(personId, oldest)
      if (count >= most || isClosed) return noPlace
      heart ??= setInterval(beatAll, beatMs).unref()
      let stream: Stream
      return new ReadableStream<Uint8Array>({
        start(controller) {
          // Not all live to the same beat, or all would come back together.
          stream = { sessionId, beats: Math.floor(Math.random() * (beatsOfLife / 2)), controller }
          all.set(personId, theirs.add(stream))
          count += 1
          controller.enqueue(beat)
        },
        cancel: () => forget(personId, stream),
      })
    },
    /** Tells all of a person's streams but those of one session. */
    say(personId: string, exceptSessionId: string): void {
      for (const { sessionId, controller } of all.get(personId) ?? [])
        if (sessionId !== exceptSessionId) controller.enqueue(work)
    },
    endAll,
    close(): void {
      isClosed = true
      if (heart !== null) clearInterval(heart)
      endAll()
    },
  }
}
