import { VisitBegan } from '@banxue/platform/events/visit-began'
import type { SentEvent } from '@banxue/platform/events/contract'
import { idFor } from '@banxue/platform/id'
import type { Caller } from './caller.ts'
import { type Random, randomOf } from './random.ts'
import { sent } from './telemetry.ts'
import type { Source, Traits } from './traits.ts'

/** Namespace of the ids of browsers whose visitors never signed up (RFC 9562), any constant. */
const namespace = 'c7f5a0de-4b6e-4c5d-8a8f-3d9e1b2a6c70'
const [minuteMs, dayMs] = [60_000, 86_400_000]

/** What a browser tells of a link: its source, medium and campaign. */
type Link = readonly [source: string, medium: string, campaign: string]

/** The links by which each kind of source brings people; advertisements run in campaigns. */
const links: Record<Source, Record<Traits['language'], readonly [Link, ...Link[]]>> = {
  search: {
    'zh-CN': [
      ['baidu.com', '', ''],
      ['baidu.com', '', ''],
      ['bing.com', '', ''],
    ],
    en: [
      ['google.com', '', ''],
      ['google.com', '', ''],
      ['bing.com', '', ''],
    ],
  },
  friend: {
    'zh-CN': [
      ['wechat', 'friend', 'invitation'],
      ['wechat', 'friend', 'invitation'],
      ['direct', '', ''],
    ],
    en: [
      ['whatsapp', 'friend', 'invitation'],
      ['direct', '', ''],
    ],
  },
  advertisement: {
    'zh-CN': [
      ['xiaohongshu', 'social', 'speak-in-90-days'],
      ['xiaohongshu', 'social', 'first-program'],
      ['wechat', 'moments', 'speak-in-90-days'],
    ],
    en: [
      ['instagram', 'social', 'speak-in-90-days'],
      ['instagram', 'social', 'first-program'],
    ],
  },
  employer: {
    'zh-CN': [['newsletter', 'email', 'team-training']],
    en: [['newsletter', 'email', 'team-training']],
  },
}

/** Most visitors that go again for each one who signs up: few of those whom an advertisement brought stay. */
const strangers: Record<Source, number> = { search: 5, friend: 2, advertisement: 9, employer: 1 }

interface Visit {
  visitorId: string
  device: Traits['device']
  event: SentEvent
}

/**
 * The first visit of a learner, some minutes before they sign up, and those of others whom the same kind of source
 * brought within the day before, and who went again. Drawn for itself, so that who the learner is stays as it is.
 *
 * @param visitorId of the learner's browser
 */
export function visitsBefore(index: number, visitorId: string, traits: Traits, joinsAt: Date): Visit[] {
  const random = randomOf(Math.imul(index + 1, 0x7feb352d))
  const own: Visit = {
    visitorId,
    device: traits.device,
    event: visitOf(traits, new Date(joinsAt.getTime() - random.around(2, 40) * minuteMs), random),
  }
  const others = Array.from(
    { length: Math.floor(random.share() * (strangers[traits.source] + 1)) },
    (_, n) => ({
      visitorId: idFor(namespace, `${index} ${n}`),
      device: random.pick(['phone', 'phone', 'desktop'] as const),
      event: visitOf(traits, new Date(joinsAt.getTime() - random.share() * dayMs), random),
    }),
  )
  return [own, ...others]
}

function visitOf({ source, language, zone }: Traits, at: Date, random: Random): SentEvent {
  const [from, medium, campaign] = random.pick(links[source][language])
  return sent(VisitBegan, at, zone, { source: from, medium, campaign })
}

/** Tells visits as browsers do: they name nobody, and go out in any session. */
export async function tellVisits(call: Caller, visits: readonly Visit[], at: Date): Promise<void> {
  for (const { visitorId, device, event } of visits)
    await call.spine.send({ personId: null, visitorId, sentAt: at.toISOString(), device, events: [event] })
}
