import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Actor } from '@banxue/platform/auth/actor'
import { type Storage, NoSuchFile } from '@banxue/platform/files/storage'
import { isAllowed } from '#identity/contract'
import { cleanPicture } from './clean-picture.ts'
import type { SchoolStore } from './store/school.ts'

/** A logo is a mark of some kilobytes. */
const logoLimitBytes = 512 * 1024

const folder = 'school/'
const kinds = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const
const fileName = /^[0-9a-f]{64}\.(png|jpg|webp)$/

/** Where browsers find a logo, by the name of its file. */
export const logoPath = (file: string): string => `/logo/${file}`

interface LogoNeeds {
  storage: Storage
  school: SchoolStore
}

/** The school's picture: one file in storage, named by what is in it, so that browsers may keep it for ever. */
export function createLogo({ storage, school }: LogoNeeds) {
  async function replace(file: string | null): Promise<void> {
    const before = await school.setLogo(file)
    if (before !== null && before !== file) await storage.delete(folder + before)
  }
  return {
    remove: (): Promise<void> => replace(null),

    /** `PUT /api/school/logo`; the caller has found out who asks. Refusals are `{ code }`. */
    async put(request: Request, actor: Actor | null): Promise<Response> {
      if (actor === null) return refusal(401, 'SIGN_IN')
      if (!isAllowed('school.manage', actor.roles)) return refusal(403, 'FORBIDDEN')
      const bytes = Buffer.from(await request.arrayBuffer())
      if (bytes.length > logoLimitBytes) return refusal(413, 'TOO_LARGE')
      const picture = cleanPicture(bytes)
      if (picture === null) return refusal(422, 'NO_PICTURE')
      const kind = Object.entries(kinds).find(([, type]) => type === picture.mediaType)?.[0] ?? ''
      const file = `${createHash('sha256').update(picture.bytes).digest('hex')}.${kind}`
      await storage.put(folder + file, picture.bytes, {
        mediaType: picture.mediaType,
        sizeBytes: picture.bytes.length,
      })
      await replace(file)
      return Response.json({ logoUrl: logoPath(file) })
    },

    /** `GET /logo/{file}`, for anyone: the picture that is the school's now, and no other file. */
    async get(request: Request): Promise<Response> {
      const file = new URL(request.url).pathname.split('/').at(-1) ?? ''
      const kind = fileName.exec(file)?.[1] as keyof typeof kinds | undefined
      if (kind === undefined) return refusal(404, 'NOT_FOUND')
      try {
        return new Response(Readable.toWeb(await storage.open(folder + file)) as ReadableStream, {
          headers: {
            'content-type': kinds[kind],
            'content-security-policy': "default-src 'none'; sandbox",
            'cache-control': 'public, max-age=31536000, immutable',
          },
        })
      } catch (error) {
        if (error instanceof NoSuchFile) return refusal(404, 'NOT_FOUND')
        throw error
      }
    },
  }
}
export type Logo = ReturnType<typeof createLogo>

const refusal = (status: number, code: string) =>
  Response.json({ code }, { status, headers: { 'cache-control': 'no-store' } })
