import { Agent, request } from 'node:http'
import { newId } from '../../platform/id.ts'
import { sampleCourse, sampleUnit } from '../../platform/testing/sample-events.ts'

const batchSize = 100
const people = Array.from({ length: 1000 }, () => crypto.randomUUID())

/** What became of the batches that were sent. */
export interface Sent {
  acknowledged: number
  /** Milliseconds from the first byte out to the last byte in, per batch. */
  timesMs: number[]
}

/** Sends batches of 100 telemetry events, each from one of a thousand people. */
export class Load {
  readonly sent: Sent = { acknowledged: 0, timesMs: [] }
  #agent = new Agent({ keepAlive: true, maxSockets: 32 })
  #port: number
  #next = 0

  constructor(port: number) {
    this.#port = port
  }

  /** @throws Error when a batch is not acknowledged whole */
  async batch(): Promise<void> {
    const personId = people[this.#next++ % people.length] ?? ''
    const body = bodyOf(personId)
    const from = performance.now()
    const answer = await this.#post(personId, body)
    this.sent.timesMs.push(performance.now() - from)
    if (!answer.includes(`"acknowledged":${batchSize},"quarantined":0`)) throw new Error(answer)
    this.sent.acknowledged += batchSize
  }

  /** Sends as fast as it is acknowledged, on so many connections, for so many seconds. */
  async flood(connections: number, seconds: number): Promise<void> {
    const until = performance.now() + seconds * 1000
    const connection = async () => {
      while (performance.now() < until) await this.batch()
    }
    await Promise.all(Array.from({ length: connections }, connection))
  }

  /** Sends at a pace, whatever the answers take, for so many seconds. */
  async pace(eventsPerS: number, seconds: number): Promise<void> {
    const open = new Set<Promise<void>>()
    const from = performance.now()
    for (let n = 0; n < (eventsPerS / batchSize) * seconds; n++) {
      const dueMs = from + (n * batchSize * 1000) / eventsPerS
      if (dueMs > performance.now())
        await new Promise((resolve) => setTimeout(resolve, dueMs - performance.now()))
      const one: Promise<void> = this.batch().finally(() => open.delete(one))
      open.add(one)
    }
    await Promise.all(open)
  }

  close(): void {
    this.#agent.destroy()
  }

  #post(personId: string, body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const sending = request(
        {
          agent: this.#agent,
          host: '127.0.0.1',
          port: this.#port,
          method: 'POST',
          path: '/rpc/spine/send',
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'x-banxue': '1',
            'x-person': personId,
          },
        },
        (response) => {
          let text = ''
          response.setEncoding('utf8').on('data', (part: string) => (text += part))
          response.on('end', () => resolve(text)).on('error', reject)
        },
      )
      sending.on('error', reject)
      sending.end(body)
    })
  }
}

function bodyOf(personId: string): string {
  const now = new Date()
  const at = now.toISOString()
  const events = Array.from(
    { length: batchSize },
    (_, n) =>
      `{"id":"${newId(now)}","name":"sample.seen","version":2,"occurredAt":"${at}","zone":"Asia/Shanghai","payload":{"courseId":"${sampleCourse}","unitId":"${sampleUnit}","durationS":${(n % 59) + 1}}}`,
  )
  return `{"json":{"personId":"${personId}","visitorId":"${personId}","sentAt":"${at}","device":"phone","events":[${events.join(',')}]}}`
}
