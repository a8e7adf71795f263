import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { listBucket } from './s3-list.ts'
import { checkKey, NoSuchFile, type Storage } from './storage.ts'

export interface S3Options {
  /** `https://s3.example.org`; buckets are addressed by path. */
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** Storage in any S3-compatible store, signed with AWS Signature Version 4. */
export function createS3Storage(options: S3Options): Storage {
  const { accessKeyId, secretAccessKey, region } = options
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 })
  const base = `${options.endpoint.replace(/\/$/, '')}/${options.bucket}`
  const addressOf = (key: string) => `${base}/${checkKey(key)}`
  const send = async (url: string, init: RequestInit, allowed: readonly number[] = []) => {
    const response = await client.fetch(url, init)
    if (!response.ok && !allowed.includes(response.status))
      throw new Error(`The file store answered ${response.status} to ${init.method ?? 'GET'}.`)
    return response
  }
  const sizeBytes = async (key: string) => {
    const response = await send(addressOf(key), { method: 'HEAD' }, [404])
    return response.status === 404 ? null : Number(response.headers.get('content-length') ?? 0)
  }
  const page = async (query: string) => (await send(`${base}?${query}`, {})).text()
  return {
    async put(key, body, { mediaType, sizeBytes: knownBytes }) {
      await withLength(body, knownBytes, async (stream, length) => {
        const headers = {
          'content-type': mediaType,
          'content-length': String(length),
          'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
        }
        await send(addressOf(key), { method: 'PUT', headers, body: stream, duplex: 'half' } as RequestInit)
      })
    },
    async open(key, range) {
      const headers = range === undefined ? {} : { range: `bytes=${range.start}-${range.end}` }
      const response = await send(addressOf(key), { headers }, [404])
      if (response.status === 404 || response.body === null) throw new NoSuchFile(key)
      return Readable.fromWeb(response.body as ReadableStream)
    },
    sizeBytes,
    has: async (key) => (await sizeBytes(key)) !== null,
    async delete(key) {
      await send(addressOf(key), { method: 'DELETE' }, [404])
    },
    list: (prefix = '') => listBucket(prefix === '' ? '' : checkKey(prefix), page),
    async deletePrefix(prefix) {
      for await (const { key } of listBucket(checkKey(prefix), page))
        await send(`${base}/${key}`, { method: 'DELETE' }, [404])
    },
    pathOf: () => null,
    freeBytes: () => Promise.resolve(null),
    async check() {
      await send(`${base}?list-type=2&max-keys=1`, {})
    },
  }
}

/** S3 wants the length before the body; a stream of unknown length goes by a temporary file. */
async function withLength(
  body: Readable | Uint8Array,
  knownBytes: number | undefined,
  use: (body: Uint8Array | ReadableStream, length: number) => Promise<void>,
): Promise<void> {
  if (body instanceof Uint8Array) return use(body, body.byteLength)
  if (knownBytes !== undefined) return use(Readable.toWeb(body) as ReadableStream, knownBytes)
  const folder = await mkdtemp(join(tmpdir(), 'banxue-upload-'))
  try {
    const file = join(folder, 'body')
    await pipeline(body, createWriteStream(file))
    await use(Readable.toWeb(createReadStream(file)) as ReadableStream, (await stat(file)).size)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
