import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Actor } from '../auth/actor.ts'
import type { Clock } from '../clock.ts'
import { type AdmittedEvent, admit, type Arrival, nameOf } from './admit.ts'
import type { Batch } from './contract.ts'
import { appendEvents, type QuarantinedEvent, quarantineEvents, type Sender } from './log-store.ts'
import { regionOf } from './region.ts'
import type { Registry } from './registry.ts'
import { soundText } from './sound-text.ts'
import type { SpineTables } from './tables.ts'

export type Ingested =
  | { kind: 'kept'; acknowledged: number; quarantined: number; receivedAt: Date }
  /** The batch belongs to somebody else than the session; nothing of it was kept. */
  | { kind: 'wrong_person' }
  /** The batch is a person's and there is no session; nothing of it was kept. */
  | { kind: 'signed_out' }

/**
 * Takes a batch of telemetry. Resolves when every event of it is durable, in the log or in quarantine.
 *
 * @param country that a trusted proxy names for the request; null without one
 */
export type Ingest = (actor: Actor | null, batch: Batch, country?: string | null) => Promise<Ingested>

interface Needs {
  db: Kysely<SpineTables>
  clock: Clock
  registry: Registry
  /** Who a merged guest became; null for everybody else. */
  mergedInto: (guestId: string) => Promise<string | null>
  /** Whether a person agrees to a purpose, at this instant. */
  agrees: (personId: string, purpose: string) => Promise<boolean>
  /** Called when rows are committed, so that readers look at once. */
  onKept: () => void
}

export function createIngest({ db, clock, registry, mergedInto, agrees, onKept }: Needs): Ingest {
  return async (actor, batch, country = actor?.country ?? null) => {
    if (batch.personId !== null && actor === null) return { kind: 'signed_out' }
    const owner = await ownerOf(batch, actor, mergedInto)
    if (owner === undefined) return { kind: 'wrong_person' }
    const arrival = arrivalOf(actor, batch, country, clock.now())
    const events = await agreedTo(owner, batch.events, registry, agrees)
    const { admitted, quarantined } = sort({ ...batch, events }, arrival, registry)
    const sender: Sender = {
      personId: owner,
      sessionId: owner === null ? null : (actor?.sessionId ?? null),
      simulated: actor?.simulated ?? false,
      context: JSON.stringify(arrival.context),
    }
    if (quarantined.length === 0) await appendEvents(db, sender, admitted)
    else
      await db.transaction().execute(async (tx) => {
        await appendEvents(tx, sender, admitted)
        await quarantineEvents(tx, sender, quarantined)
      })
    onKept()
    return {
      kind: 'kept',
      acknowledged: batch.events.length,
      quarantined: quarantined.length,
      receivedAt: arrival.receivedAt,
    }
  }
}

/**
 * Whose rows a batch's events become in this session: a visitor's are nobody's in any session, and what a guest
 * had not sent when they merged into an account arrives as the account's. Undefined where it is another's.
 */
async function ownerOf(
  { personId }: Batch,
  actor: Actor | null,
  mergedInto: Needs['mergedInto'],
): Promise<string | null | undefined> {
  if (personId === null || personId === actor?.personId) return personId
  return (await mergedInto(personId)) === actor?.personId ? actor?.personId : undefined
}

/** What may be kept: telemetry of a purpose that its person does not agree to is acknowledged and gone. */
async function agreedTo(
  owner: string | null,
  events: readonly unknown[],
  registry: Registry,
  agrees: Needs['agrees'],
): Promise<unknown[]> {
  const purposeOf = (sent: unknown) => registry.get(nameOf(sent) ?? '')?.purpose
  const asked = new Set(events.flatMap((sent) => purposeOf(sent) ?? []))
  const refused = new Set<string>()
  if (owner !== null) for (const purpose of asked) if (!(await agrees(owner, purpose))) refused.add(purpose)
  return events.filter((sent) => !refused.has(purposeOf(sent) ?? ''))
}

function arrivalOf(actor: Actor | null, batch: Batch, country: string | null, receivedAt: Date): Arrival {
  const zone = actor?.zone ?? 'UTC'
  const region = regionOf({ header: country, zone })
  return {
    receivedAt,
    sentAt: new Date(batch.sentAt),
    zone,
    country,
    context: { visitorId: batch.visitorId, device: batch.device, region },
  }
}

function sort(batch: Batch, arrival: Arrival, registry: Registry) {
  const admitted: AdmittedEvent[] = []
  const quarantined: QuarantinedEvent[] = []
  for (const sent of batch.events) {
    const admission = admit(sent, arrival, registry)
    if (admission.kind === 'admitted') admitted.push(admission.event)
    else {
      const { name, reason, detail } = admission
      const text = JSON.stringify(sent) ?? 'undefined'
      const lasting = text.replace(/"ageMs":[\d.eE+-]+/, '')
      const digest = createHash('sha256')
        .update(`${batch.personId ?? batch.visitorId}\n${lasting}`)
        .digest()
      quarantined.push({ digest, name, reason, detail, sample: soundText(text, 2000) })
    }
  }
  // Two batches with the same events must lock them in the same order.
  admitted.sort((a, b) => (a.id < b.id ? -1 : 1))
  quarantined.sort((a, b) => a.digest.compare(b.digest))
  return { admitted, quarantined }
}
