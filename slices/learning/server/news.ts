import type { Actor } from '@banxue/platform/auth/actor'
import type { Log } from '@banxue/platform/log/log'
import type { PubSub } from '@banxue/platform/pubsub/pubsub'
import { noPlace, openStreams } from './news-streams.ts'

const channel = 'learning.news'
/** What is told within this time travels to the other servers together, milliseconds. */
const gatherMs = 100
/** So many names stay below the limit of a message between servers. */
const mostNames = 90

interface NewsNeeds {
  pubsub: PubSub
  log: Log
}

/** Whose work changed, and in which session; null where none of theirs did it. */
interface Teller {
  personId: string
  sessionId: string | null
}

/**
 * A learner's open pages hear that something of theirs was done on another device: no more than that, so that they
 * ask anew what they show. Nothing is kept; who was not listening missed it, and asks when they come back.
 */
export function createNews({ pubsub, log }: NewsNeeds) {
  const streams = openStreams()
  const names = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let subscribed: Promise<unknown> | null = null

  const say = () => {
    timer = null
    const all = [...names]
    names.clear()
    for (let from = 0; from < all.length; from += mostNames)
      pubsub.publish(channel, all.slice(from, from + mostNames).join('\n')).catch(failed)
  }
  const hear = (payload: string | null) => {
    // Something may have been missed: the pages come back, and ask.
    if (payload === null) return streams.endAll()
    for (const name of payload.split('\n')) {
      const [personId = '', sessionId] = name.split(' ')
      streams.say(personId, sessionId ?? '')
    }
  }
  const failed = (error: unknown) => log.warn({ error: String(error) }, 'news did not go round')

  return {
    /** Something of the person's changed; all their sessions but this one hear of it. */
    tell: ({ personId, sessionId }: Teller): void => {
      names.add(`${personId} ${sessionId ?? ''}`)
      timer ??= setTimeout(say, gatherMs)
    },

    /**
     * Answers `GET /api/news` with a stream of events (`text/event-stream`, each `work`). Guests and the people of
     * the demo have one device and are answered 204; 503 where no more streams fit.
     */
    handler: (actor: Actor | null): Response => {
      if (actor === null) return new Response(null, { status: 401 })
      if (actor.kind === 'guest' || actor.simulated) return new Response(null, { status: 204 })
      subscribed ??= pubsub.subscribe(channel, hear).catch((error: unknown) => {
        subscribed = null
        failed(error)
      })
      const stream = streams.open(actor.personId, actor.sessionId)
      return stream === noPlace
        ? new Response(null, { status: 503 })
        : new Response(stream, {
            // The last is for nginx, which would gather before it passes on.
            headers: {
              'content-type': 'text/event-stream',
              'cache-control': 'no-store',
              'x-accel-buffering': 'no',
            },
          })
    },

    /** Ends all streams; their pages look for another server. */
    close: (): void => {
      if (timer !== null) clearTimeout(timer)
      streams.close()
    },
  }
}
export type News = ReturnType<typeof createNews>
