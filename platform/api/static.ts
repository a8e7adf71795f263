import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'

const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
}

/**
 * Serves the built browser program: the list of files is read once, so no path of a request reaches the disk.
 * Files under `/assets/` carry their hash in their name and never change. A `.br` or `.gz` beside a file is
 * sent to who accepts it.
 */
export async function createStatic(folder: string): Promise<(request: Request) => Promise<Response | null>> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const files = new Set(names.map((name) => `/${name.split(sep).join('/')}`))
  return async (request) => {
    const path = new URL(request.url).pathname
    if ((request.method !== 'GET' && request.method !== 'HEAD') || !files.has(path) || path.endsWith('.html'))
      return null
    const accepted = request.headers.get('accept-encoding') ?? ''
    const encoding =
      accepted.includes('br') && files.has(`${path}.br`)
        ? 'br'
        : accepted.includes('gzip') && files.has(`${path}.gz`)
          ? 'gzip'
          : null
    const disk = join(folder, path + (encoding === 'br' ? '.br' : encoding === 'gzip' ? '.gz' : ''))
    const found = await stat(disk).catch(() => null)
    if (!found?.isFile()) return null
    const headers = new Headers({
      'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream',
      'content-length': String(found.size),
      'cache-control': freshness(path),
      vary: 'accept-encoding',
    })
    if (encoding !== null) headers.set('content-encoding', encoding)
    const body = request.method === 'HEAD' ? null : (Readable.toWeb(createReadStream(disk)) as WebStream)
    return new Response(body as BodyInit | null, { headers })
  }
}

/** The service worker is asked for anew each time: it decides which version of everything else is shown. */
function freshness(path: string): string {
  if (path === '/sw.js') return 'no-cache'
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=300'
}
