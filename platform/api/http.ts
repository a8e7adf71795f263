import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import type { Actor } from '../auth/actor.ts'
import type { Log } from '../log/log.ts'
import { clientAddress, clientCountry } from './client-address.ts'
import { compressJson } from './compress-json.ts'
import type { RequestContext } from './context.ts'
import { isForged, isLoopback, newRef, preferredLanguage, securityHeaders } from './headers.ts'
import type { Answer } from './rpc.ts'

export type HttpEnv = { Bindings: HttpBindings; Variables: { request: RequestContext } }

interface Needs {
  resolveActor(headers: Headers): Promise<Actor | null>
  rpc: Answer
  openApi: Answer
  log: Log
  /** Header in which the school's proxy names the client's country; absent where it names none. */
  regionHeader?: string | undefined
  /** Whether a request carries a file, which has a limit of its own and is written as it comes. */
  isFile?: (method: string, path: string) => boolean
  /** In which visitors are spoken to who chose no language; null for that of their browser. */
  schoolLanguage?: () => Promise<'zh-CN' | 'en' | null>
  /** Refuses bodies of procedures above this, bytes. */
  bodyLimitBytes: number
}

/** Set by this server alone, on requests that come from the same machine; stripped from what clients send. */
export const loopbackHeader = 'x-banxue-loopback'
/** Set by this server alone: network address of the client, whose attempts are counted by it; never stored in clear. */
export const addressHeader = 'x-banxue-address'
/** Set by this server alone: country of the client as a proxy of the school's own names it; absent without one. */
export const countryHeader = 'x-banxue-country'

/**
 * The HTTP edge: a reference for every request, headers, the forgery defence, the caller, the procedures. The
 * routes that are no procedures (uploads, files, sign-in, pages) are added to what it answers.
 */
export function createHttp(needs: Needs): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  app.use(compress())
  app.use(compressJson)
  app.use(async (c, next) => {
    const { headers } = c.req.raw
    const { remoteAddress, localAddress } = c.env.incoming.socket
    vouch(headers, { remoteAddress, localAddress }, needs.regionHeader)
    const ref = newRef()
    if (isForged(c.req.method, headers) && !c.req.path.startsWith('/api/auth/'))
      return c.json({ code: 'FORGED', message: 'Calls that change something need the header x-banxue.' }, 403)
    const actor = needsActor(c.req.path) ? await needs.resolveActor(headers) : null
    if (actor === null && needsActor(c.req.path)) {
      // As if their browser had asked for it: what they chose on this device stands above it, as ever.
      const language = await needs.schoolLanguage?.()
      if (language != null) headers.set('accept-language', language)
    }
    const language =
      actor?.language === 'zh-CN' || actor?.language === 'en' ? actor.language : preferredLanguage(headers)
    c.set('request', { actor, language, ref, headers, resHeaders: new Headers() })
    await next()
    for (const [name, value] of Object.entries({ ...securityHeaders, 'x-ref': ref }))
      c.res.headers.set(name, value)
    for (const [name, value] of c.get('request').resHeaders) c.res.headers.append(name, value)
  })
  app.onError((error, c) => {
    const ref = c.get('request')?.ref ?? newRef()
    needs.log.error({ ref, path: c.req.path, error: error.stack ?? error.message }, 'a request failed')
    return c.json({ code: 'INTERNAL_SERVER_ERROR', data: { ref } }, 500, { 'x-ref': ref })
  })
  const limited = bodyLimit({
    maxSize: needs.bodyLimitBytes,
    onError: (c) =>
      c.json({ defined: true, code: 'TOO_LARGE', status: 413, message: 'The request is too large.' }, 413),
  })
  // A course archive has a limit of its own, and is written to disk as it comes.
  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], ['/rpc/*', '/api/*'], (c, next) =>
    c.req.path === '/api/imports' || needs.isFile?.(c.req.method, c.req.path) === true
      ? next()
      : limited(c, next),
  )
  for (const [prefix, answer] of [['/rpc/*', needs.rpc] as const, ['/api/*', needs.openApi] as const])
    app.all(prefix, async (c, next) => {
      const response = await answer(c.req.raw, c.get('request'))
      return response ?? next()
    })
  return app
}

/** The addresses of a connection; undefined once it is gone. */
interface Ends {
  remoteAddress: string | undefined
  localAddress: string | undefined
}

/** Replaces what a client says of itself in this server's own headers by what is so. */
function vouch(
  headers: Headers,
  { remoteAddress: remote, localAddress }: Ends,
  regionHeader: string | undefined,
): void {
  headers.delete(loopbackHeader)
  headers.delete(countryHeader)
  headers.set(addressHeader, clientAddress(remote, headers.get('x-forwarded-for')))
  const country = clientCountry(remote, headers, regionHeader)
  if (country !== null) headers.set(countryHeader, country)
  if (isLoopback(remote, headers, localAddress)) headers.set(loopbackHeader, '1')
}

/** Built files are the same for everybody; everything else may depend on who asks. */
const needsActor = (path: string) => !path.startsWith('/assets/') && path !== '/healthz'
