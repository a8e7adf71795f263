import type { Server } from 'node:http'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { createHttp } from '@banxue/platform/api/http'
import { createOpenApiAnswer, createRpcAnswer, openApiDocument } from '@banxue/platform/api/rpc'
import { createStatic } from '@banxue/platform/api/static'
import type { Log } from '@banxue/platform/log/log'
import { isMediaBody } from '@banxue/platform/media/put-handler'
import type { Storage } from '@banxue/platform/files/storage'
import type { School } from './compose.ts'
import { readHealth } from './health.ts'
import { createPages } from './pages.ts'

interface Needs {
  school: School
  storage: Storage
  log: Log
  version: string
  /** Header in which the proxy names the client's country. */
  regionHeader?: string | undefined
  /** Answers the command line; see control.ts. */
  control: (request: Request) => Promise<Response>
}

const root = join(import.meta.dirname, '..', '..')
/** Ingest takes a megabyte, and says so itself; this is what any procedure may be sent at most. */
const bodyLimitBytes = 2 * 1024 * 1024

/** Everything the school answers over HTTP; not listening yet. */
export async function createServer(needs: Needs): Promise<Server> {
  const { school, storage, log, version, regionHeader, control } = needs
  const app = createHttp({
    resolveActor: school.identity.resolveActor,
    rpc: createRpcAnswer(school.router, log),
    openApi: createOpenApiAnswer(school.router, log),
    log,
    regionHeader,
    bodyLimitBytes,
    isFile: isMediaBody,
    schoolLanguage: () => school.identity.reads.schoolLanguage(),
  })
  const document = await openApiDocument(school.router, version)
  const files = await createStatic(join(root, 'dist', 'web'))
  const pages = await createPages(join(root, 'dist', 'web'), school.router)

  app.get('/healthz', async (c) => {
    const health = await readHealth(school.db, school.analytics, storage)
    return c.json(health, health.ok ? 200 : 503)
  })
  app.get('/api/openapi.json', (c) => c.json(document))
  app.get('/api/docs', (c) => pages(c.req.raw, c.get('request')))
  app.all('/api/auth/*', (c) => school.identity.authHandler(withHeaders(c.req.raw, c.get('request').headers)))
  app.put('/api/imports', (c) => school.courses.uploadHandler(c.req.raw, c.get('request').actor))
  app.put('/api/media/*', (c) => school.media.putHandler(c.req.raw, c.get('request').actor))
  app.get('/api/news', (c) => school.news.handler(c.get('request').actor))
  app.get('/api/exports/:id', (c) => school.identity.exportHandler(c.req.raw, c.get('request').actor))
  app.put('/api/school/logo', (c) => school.identity.logo.put(c.req.raw, c.get('request').actor))
  app.post('/mail/stop', (c) => school.retention.stopMailHandler(c.req.raw))
  app.get('/logo/*', (c) => school.identity.logo.get(c.req.raw))
  app.all('/api/control/*', (c) => control(withHeaders(c.req.raw, c.get('request').headers)))
  app.on(['GET', 'HEAD'], '/files/*', (c) => school.courses.fileHandler(c.req.raw))
  app.on(['GET', 'HEAD'], '/media/*', (c) => school.media.fileHandler(c.req.raw))
  app.all('/api/*', (c) => c.json({ code: 'NOT_FOUND', message: 'There is no such procedure.' }, 404))
  app.all('/rpc/*', (c) => c.json({ code: 'NOT_FOUND', message: 'There is no such procedure.' }, 404))
  app.all('*', async (c) => (await files(c.req.raw)) ?? pages(c.req.raw, c.get('request')))
  return createAdaptorServer({ fetch: app.fetch }) as Server
}

/** The request with the headers this server vouches for. */
function withHeaders(request: Request, headers: Headers): Request {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  return new Request(request.url, {
    method: request.method,
    headers,
    ...(hasBody ? { body: request.body, duplex: 'half' } : {}),
  })
}

/**
 * Listens, and says in a sentence what is wrong where it cannot.
 *
 * @returns the port
 */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((done, refuse) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        refuse(
          new Error(
            `Port ${port} is taken by another program. End it, or choose another port: PORT=${port + 1} npm start`,
          ),
        )
      else if (error.code === 'EACCES')
        refuse(new Error(`Port ${port} may not be used by this user. Choose one above 1023 with PORT.`))
      else if (error.code === 'EADDRNOTAVAIL')
        refuse(new Error(`This machine has no address ${host}. Correct HOST.`))
      else refuse(error)
    })
    server.listen(port, host, () => {
      const address = server.address()
      done(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** Stops taking connections, lets open requests end for a moment, then closes them. */
export function unlisten(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 2_000).unref()
  })
}
