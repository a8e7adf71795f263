import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** A batch of telemetry is at most this long, bytes. */
export const maxBatchBytes = 1_000_000

/** Refuses a longer body before it is read, with the error that the contract of `send` names. */
export const limitBatch: MiddlewareHandler = bodyLimit({
  maxSize: maxBatchBytes,
  onError: (c) => {
    const error = { defined: true, code: 'TOO_LARGE', status: 413, message: 'The batch is larger than 1 MB.' }
    return c.json(c.req.path.startsWith('/rpc/') ? { json: error } : error, 413)
  },
})
