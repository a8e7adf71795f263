import type { StepId } from '@banxue/slices/courses/contract'
import type { Watched } from '@banxue/slices/learning/contract'
import { Chance } from './chance.ts'
import { place } from './course.ts'
import { Device, type Network, type Sending, type Work } from './device.ts'
import type { School } from './school.ts'
import type { Done } from './truth.ts'
import { World } from './world.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const names = ['phone', 'laptop'] as const
const zones = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Europe/Berlin']
const inStep = { courseId: place.courseId, unitId: place.unitId }

/** What has happened in a schedule, once all of it has arrived. */
export interface Happened {
  personId: string
  tokens: Record<(typeof names)[number], string>
  done: Done[]
  /** Requests that may have reached the school, by the act or event they carried. */
  sendings: Map<string, Sending[]>
  endMs: number
}

/** Two devices of one learner through some weeks of acts, kills, cuts, jumps and days without a network. */
export class Schedule {
  readonly #chance: Chance
  readonly #world: World
  readonly #school: School
  readonly #devices: Record<(typeof names)[number], Device>
  readonly happened: Happened
  #count = 0

  constructor(seed: number, school: School, startMs: number) {
    this.#chance = new Chance(seed)
    this.#school = school
    this.#world = new World(startMs)
    const personId = crypto.randomUUID()
    const tokens = { phone: `phone-${personId}`, laptop: `laptop-${personId}` }
    this.happened = { personId, tokens, done: [], sendings: new Map(), endMs: 0 }
    const deviceOf = (name: (typeof names)[number]) =>
      new Device({
        world: this.#world,
        school,
        chance: this.#chance,
        personId,
        token: tokens[name],
        onSending: (ids, sending) => {
          for (const id of ids) {
            const key = `${name} ${id}`
            this.happened.sendings.set(key, [...(this.happened.sendings.get(key) ?? []), sending])
          }
        },
      })
    this.#devices = { phone: deviceOf('phone'), laptop: deviceOf('laptop') }
  }

  /** Lives through it. Resolves when both devices have nothing left to send. */
  async run(): Promise<Happened> {
    const [world, chance] = [this.#world, this.#chance]
    const steps = chance.int(30, 90)
    for (let step = 0; step < steps; step += 1) {
      const name = chance.one(names)
      this.#happen(name, this.#devices[name])
      // Now and then the next thing happens while requests are on their way.
      if (chance.is(0.7)) await world.quiet()
    }
    await world.quiet()
    await this.#comeHome()
    this.happened.endMs = world.nowMs
    return this.happened
  }

  #happen(name: (typeof names)[number], device: Device): void {
    const chance = this.#chance
    const roll = chance.share()
    if (roll < 0.5) return this.#act(name, device)
    if (roll < 0.68) return this.#pass()
    if (roll < 0.78)
      device.network = chance.one<Network>([
        'good',
        'good',
        'none',
        'none',
        'loses_requests',
        'loses_answers',
      ])
    else if (roll < 0.86) device.kill()
    else if (roll < 0.9) device.offsetMs = chance.one([0, 0, 3, -5, 40, -400, 4_000, -12_000]) * dayMs
    else if (roll < 0.92) device.zone = chance.one(zones)
    else if (roll < 0.97) device.life?.outbox.wake()
    else if (device.past.length > 0)
      void this.#world.track(
        chance
          .one(device.past)()
          .catch(() => undefined),
      )
  }

  /** Time passes: a moment, some hours, days; through long ones devices sleep or stay awake. */
  #pass(): void {
    const chance = this.#chance
    const ms =
      chance.one([1_000, 20_000, 5 * minuteMs, 3 * hourMs, dayMs, 3 * dayMs]) * (0.5 + chance.share())
    const sleeping = names
      .map((name) => this.#devices[name].life)
      .filter((life) => life !== null && ms > hourMs && chance.is(0.5))
    for (const life of sleeping) if (life !== null) life.isAsleep = true
    this.#world.advance(Math.round(ms))
    for (const life of sleeping) {
      if (life === null) continue
      life.isAsleep = false
      life.sleptMs += Math.round(ms)
    }
  }

  #act(name: (typeof names)[number], device: Device): void {
    const chance = this.#chance
    // No two acts of a learner share a moment.
    this.#world.advance(1_500)
    const kind = chance.one(['answer', 'reading', 'draft', 'draft', 'position', 'watch'] as const)
    const life = device.open()
    const base = {
      device: name,
      kind,
      atMs: this.#world.nowMs,
      zone: device.zone,
      offsetMs: device.offsetMs,
      lifeId: life.clock.lifeId,
      sleptMs: life.sleptMs,
      lastAckMs: device.lastAckMs,
      toS: 0,
    }
    const text = `${name} ${(this.#count += 1)}`
    if (kind === 'watch') {
      const fromS = chance.int(0, place.videoS - 40)
      const toS = fromS + chance.int(1, 40)
      const payload = { ...inStep, stepId: place.video, fromS, toS }
      void life.queue.tell<typeof Watched>({ name: 'learning.watched', version: 1, payload })
      this.happened.done.push({
        ...base,
        stepId: place.video,
        id: text,
        sentAs: text,
        order: 0,
        text,
        seconds: fromS,
        toS,
      })
      return
    }
    const { work, stepId, id, seconds } = this.#workOf(kind, text)
    if (work.kind === 'answer') life.outbox.drop(`draft:${stepId}`)
    life.outbox.put(work, chance.one([0, 0, 800]))
    const row = life.outbox.rows().toSorted((a, b) => b.order - a.order)[0]
    if (row === undefined) throw new Error('what was put is kept')
    const sentAs = `${name} ${row.key} ${row.order}`
    this.happened.done.push({ ...base, stepId, id, sentAs, order: row.order, text, seconds })
  }

  #workOf(
    kind: 'answer' | 'reading' | 'draft' | 'position',
    text: string,
  ): { work: Work; stepId: StepId; id: string; seconds: number } {
    const chance = this.#chance
    const id = crypto.randomUUID()
    const seconds = chance.int(1, place.videoS)
    const words = { kind: 'open', text } as const
    if (kind === 'reading') {
      const reading = { pageId: id, visibleS: seconds, reachedEnd: chance.is(0.5) }
      return {
        work: { kind, ...inStep, stepId: place.reading, ...reading },
        stepId: place.reading,
        id,
        seconds,
      }
    }
    if (kind === 'position')
      return {
        work: { kind, ...inStep, stepId: place.video, atS: seconds },
        stepId: place.video,
        id,
        seconds,
      }
    const isChoice = kind === 'answer' && chance.is(0.5)
    const stepId = chance.one(isChoice ? place.choices : place.opens)
    if (kind === 'draft') return { work: { kind, ...inStep, stepId, answer: words }, stepId, id, seconds }
    const answer = isChoice ? { kind: 'choice' as const, optionIds: [chance.one(['a', 'b'])] } : words
    return { work: { kind, ...inStep, stepId, attemptId: id, answer, elapsedS: 1 }, stepId, id, seconds }
  }

  /** Both devices come back to a network and stay until they have nothing left to send. */
  async #comeHome(): Promise<void> {
    for (const name of names) {
      const device = this.#devices[name]
      device.network = 'good'
      device.open().outbox.wake()
      device.open().queue.wake()
    }
    for (let round = 0; round < 500; round += 1) {
      await this.#world.quiet()
      const waiting = await Promise.all(
        names.map(async (name) => {
          const { outbox, queue } = this.#devices[name].open()
          return outbox.waiting + (await queue.waiting())
        }),
      )
      if (waiting.every((count) => count === 0)) return
      await this.#school.isUp()
      this.#world.advance(10_000)
    }
    throw new Error('a device did not get rid of its work')
  }
}
