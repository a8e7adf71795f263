import { setImmediate as turn } from 'node:timers/promises'
import type { Batch } from '@banxue/platform/events/contract'
import type { SyncAnswer } from '@banxue/slices/learning/contract'
import type { z } from 'zod'
/* oxlint-disable no-restricted-imports -- the device's half of the school is the real one, and opens no page here */
import { type Leaving, Outbox } from '../../../slices/learning/web/work/outbox.ts'
import { type Shelf, shelfSill } from '../../../slices/learning/web/work/sill.ts'
import type { KeptWork, Work } from '../../../slices/learning/web/work/work.ts'
import { withSill, type WorkStore } from '../../../slices/learning/web/work/work-store.ts'
/* oxlint-enable no-restricted-imports */
import type { DeviceClock } from '../../../ui/telemetry/device-clock.ts'
import { memoryStore } from '../../../ui/telemetry/memory-store.ts'
import { outcomeOf } from '../../../ui/telemetry/send-outcome.ts'
import { TelemetryQueue } from '../../../ui/telemetry/telemetry-queue.ts'
import type { Chance } from './chance.ts'
import { Refused, type School } from './school.ts'
import type { World } from './world.ts'

/** How a request fares: it arrives and is answered, is lost on the way there, or its answer is lost. */
export type Network = 'good' | 'none' | 'loses_requests' | 'loses_answers'

/** One time that an act may have reached the school. */
export interface Sending {
  /** True time of the school's receipt. */
  atMs: number
  offsetMs: number
  lifeId: string
  /** Milliseconds that the device had slept in that life. */
  sleptMs: number
}

export interface DeviceNeeds {
  world: World
  school: School
  chance: Chance
  personId: string
  token: string
  /** Hears of each request that leaves, with the ids of what is in it: keys and orders of acts, ids of events. */
  onSending: (ids: readonly string[], sending: Sending) => void
}

/** A phone or a laptop of one learner: what it keeps outlives its pages; a page may be killed at any moment. */
export class Device {
  readonly #needs: DeviceNeeds
  readonly #rows = new Map<string, KeptWork>()
  readonly #shelf = mapShelf()
  readonly #telemetry = memoryStore()
  #order = 0
  #lastAckAt: Date | null = null
  network: Network = 'good'
  /** How far its clock is ahead, milliseconds. */
  offsetMs = 0
  zone = 'Asia/Shanghai'
  life: Life | null = null
  /** Requests that were sent, for those that are late and come again. */
  readonly past: (() => Promise<unknown>)[] = []

  constructor(needs: DeviceNeeds) {
    this.#needs = needs
  }

  get lastAckMs(): number | null {
    return this.#lastAckAt?.getTime() ?? null
  }

  /** Opens the school on the device, where it is not open. */
  open(): Life {
    if (this.life !== null) return this.life
    const life = this.#begin()
    this.life = life
    life.outbox.wake()
    life.queue.enter({ personId: this.#needs.personId, isGuest: false })
    return life
  }

  /** Ends the page at once, whatever it was doing. */
  kill(): void {
    if (this.life !== null) this.life.isOver = true
    this.life = null
  }

  #begin(): Life {
    const { world, chance, personId } = this.#needs
    const life: Partial<Life> & Pick<Life, 'isOver' | 'isAsleep' | 'sleptMs'> = {
      isOver: false,
      isAsleep: false,
      sleptMs: 0,
    }
    const startMs = world.nowMs
    const clock: DeviceClock = {
      now: () => new Date(world.nowMs + this.offsetMs),
      zone: () => this.zone,
      elapsedMs: () => world.nowMs - startMs - life.sleptMs,
      lifeId: crypto.randomUUID(),
      lastAckAt: () => this.#lastAckAt,
      acknowledged: (at) => {
        if (!life.isOver && (this.#lastAckAt === null || at > this.#lastAckAt)) this.#lastAckAt = at
      },
    }
    const isAwake = () => !life.isOver && !life.isAsleep
    const schedule = (run: () => void, ms: number) =>
      world.schedule(() => (life.isOver ? undefined : run()), ms, isAwake)
    const sendingNow = (): Sending => ({
      atMs: world.nowMs,
      offsetMs: this.offsetMs,
      lifeId: clock.lifeId,
      sleptMs: life.sleptMs,
    })
    const outbox = new Outbox({
      store: withSill(this.#database(life), shelfSill(this.#shelf, personId)),
      clock,
      nextOrder: () => (this.#order = Math.max(this.#order + 1, clock.now().getTime())),
      send: (acts) => this.#sync(life, acts, clock, sendingNow()),
      setbackOf: (error) => {
        const status = error instanceof Refused ? error.status : 0
        if (status === 401 || status === 409) return 'sign_in'
        return status === 0 || status >= 500 ? 'later' : 'refused'
      },
      waitMs: (failures) => Math.min(30_000, 1_000 * 2 ** (failures - 1)),
      schedule,
      alone: (work) => work(),
      onDelivered: ({ kind, work }) => {
        if (kind === 'refused') throw new Error(`refused: ${JSON.stringify(work)}`)
      },
      onState: () => undefined,
    })
    const queue = new TelemetryQueue({
      store: this.#telemetry,
      send: (batch) => this.#tell(life, batch, sendingNow()),
      alone: (work) => work(),
      clock,
      random: () => chance.share(),
      schedule,
      onState: () => undefined,
      visitorId: personId,
      device: 'phone',
    })
    return Object.assign(life, { clock, outbox, queue })
  }

  /** A database whose writes end a moment later, and not at all where the page has died. */
  #database(life: { isOver: boolean }): WorkStore {
    const ifAlive = async (work: () => void) => {
      await this.#needs.world.track(turn())
      if (life.isOver) return new Promise<void>(() => undefined)
      return work()
    }
    return {
      all: async () => [...this.#rows.values()],
      put: (row) => ifAlive(() => void this.#rows.set(row.key, row)),
      remove: (gone) =>
        ifAlive(() => {
          for (const { key, order } of gone)
            if ((this.#rows.get(key)?.order ?? Infinity) <= order) this.#rows.delete(key)
        }),
    }
  }

  async #sync(life: { isOver: boolean }, acts: Leaving[], clock: DeviceClock, sending: Sending) {
    const { personId } = this.#needs
    const request = { personId, sentAt: clock.now(), acts }
    const ids = acts.map(({ id, order }) => `${id} ${order}`)
    const answer = await this.#send(life, 'learning/sync', request, { ids, sending })
    return answer as z.infer<typeof SyncAnswer>
  }

  async #tell(life: { isOver: boolean }, batch: Batch, sending: Sending) {
    const ids = batch.events.map((event) => (event as { id: string }).id)
    try {
      const answer = await this.#send(life, 'spine/send', batch, { ids, sending })
      this.#lastAckAt = (answer as { receivedAt: Date }).receivedAt
      return outcomeOf(200)
    } catch (error) {
      return outcomeOf(error instanceof Refused ? error.status : 0)
    }
  }

  async #send(
    life: { isOver: boolean },
    path: string,
    input: unknown,
    { ids, sending }: { ids: readonly string[]; sending: Sending },
  ): Promise<unknown> {
    const { world, school, token, onSending } = this.#needs
    const network = this.network
    if (network === 'none' || network === 'loses_requests') throw new Refused(0)
    const now = new Date(world.nowMs)
    const call = () => school.call(path, input, { token, now })
    onSending(ids, sending)
    this.past.push(call)
    const answer = await world.track(call())
    // What a page that is gone is answered, nobody hears.
    if (life.isOver) return new Promise(() => undefined)
    if (network === 'loses_answers') throw new Refused(0)
    return answer
  }
}

/** One page life on a device. */
export interface Life {
  isOver: boolean
  isAsleep: boolean
  sleptMs: number
  clock: DeviceClock
  outbox: Outbox
  queue: TelemetryQueue
}

export type { Work }

function mapShelf(): Shelf {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}
