import { promisify } from 'node:util'
import { gzip, gzipSync } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

const deflated = promisify(gzip)
/** A window for texts of some ten kilobytes: an eighth of the memory that each answer would ask for otherwise. */
const options = { level: 4, windowBits: 13, memLevel: 6 }
/** Below this an answer fits into one packet as it is, bytes. */
const threshold = 1024
/** Up to this it takes less than half a millisecond, and a trip to another thread as long again, bytes. */
const atOnce = 32_768

/**
 * Compresses JSON answers as a whole; what is streamed is left to others. A compression stream per answer
 * costs more than most procedures.
 */
export const compressJson: MiddlewareHandler = async (c, next) => {
  await next()
  const { res } = c
  if (!res.headers.get('content-type')?.startsWith('application/json') || c.req.method === 'HEAD') return
  if (res.headers.has('content-encoding') || res.body === null) return
  const body = Buffer.from(await res.arrayBuffer())
  const { headers } = res
  headers.append('vary', 'accept-encoding')
  const small = body.length < threshold || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  const deflate = body.length <= atOnce ? gzipSync : deflated
  const sent = small ? body : await deflate(body, options)
  if (!small) headers.set('content-encoding', 'gzip')
  headers.set('content-length', String(sent.length))
  c.res = new Response(sent, { status: res.status, headers })
}
