import type { RequestContext } from '../api/context.ts'
import { countryHeader } from '../api/http.ts'
import { guarded, type IsAllowed } from '../api/guard.ts'
import { type CatalogueEntry, type QuarantineRow, type SpineStatus, spineContract } from './contract.ts'
import type { Ingest } from './ingest.ts'

/** A batch of telemetry is at most this long, bytes. */
const maxBatchBytes = 1_000_000

interface Needs {
  isAllowed: IsAllowed
  ingest: Ingest
  status: () => Promise<SpineStatus>
  quarantine: () => Promise<QuarantineRow[]>
  catalogue: CatalogueEntry[]
}

/** HTTP in, HTTP out: no rules and no SQL here. */
export function createSpineRoutes({ isAllowed, ingest, status, quarantine, catalogue }: Needs) {
  const spine = guarded(spineContract, isAllowed)
  return {
    send: spine.send.handler(async ({ input, context, errors }) => {
      if (lengthOf(context) > maxBatchBytes) throw errors.TOO_LARGE()
      const result = await ingest(context.actor, input, context.headers.get(countryHeader))
      switch (result.kind) {
        case 'kept':
          return {
            acknowledged: result.acknowledged,
            quarantined: result.quarantined,
            receivedAt: result.receivedAt,
          }
        case 'wrong_person':
          throw errors.WRONG_PERSON()
        case 'signed_out':
          throw errors.SIGN_IN()
      }
    }),
    status: spine.status.handler(() => status()),
    quarantine: spine.quarantine.handler(() => quarantine()),
    catalogue: spine.catalogue.handler(() => catalogue),
  }
}

const lengthOf = ({ headers }: RequestContext) => Number(headers.get('content-length') ?? 0)
