import { actorOf, guarded, type IsAllowed } from '../api/guard.ts'
import type { Actor } from '../auth/actor.ts'
import type { CaptionKeeper } from './captions-keeper.ts'
import { type MediaItem, mediaContract, type UploadState } from './contract.ts'
import type { Library } from './library.ts'
import type { Upload } from './store/upload-store.ts'
import type { Uploads } from './uploads.ts'
import { CaptionsRefused } from './webvtt.ts'

interface Needs {
  isAllowed: IsAllowed
  library: Library
  uploads: Uploads
  captions: CaptionKeeper
  ffmpegVersion: () => Promise<string | null>
}

/** HTTP in, HTTP out: no rules and no SQL here. */
export function createMediaRoutes({ isAllowed, library, uploads, captions, ffmpegVersion }: Needs) {
  const media = guarded(mediaContract, isAllowed)
  /** The recording, where the caller may see it. */
  const seen = async (actor: Actor, mediaId: string, missing: () => Error): Promise<MediaItem> => {
    const item = await library.item(actor, mediaId)
    if (item === null) throw missing()
    return item
  }
  return {
    list: media.list.handler(async ({ context }) => {
      const actor = actorOf(context)
      const [items, open, ffmpeg] = await Promise.all([
        library.list(actor),
        uploads.openOf(actor.personId),
        ffmpegVersion(),
      ])
      return { media: items, uploads: open.map(stateOf), ffmpeg }
    }),
    item: media.item.handler(({ input, context, errors }) =>
      seen(actorOf(context), input.mediaId, errors.NOT_FOUND),
    ),
    ...uploadRoutes(media, uploads),
    putCaptions: media.putCaptions.handler(async ({ input, context, errors }) => {
      await seen(actorOf(context), input.mediaId, errors.NOT_FOUND)
      try {
        await captions.put(input.mediaId, input.language, input.text)
      } catch (error) {
        if (!(error instanceof CaptionsRefused)) throw error
        throw errors.CAPTIONS_BROKEN({ data: { code: error.code, line: error.line } })
      }
      return {}
    }),
    removeCaptions: media.removeCaptions.handler(async ({ input, context, errors }) => {
      await seen(actorOf(context), input.mediaId, errors.NOT_FOUND)
      await captions.remove(input.mediaId, input.language)
      return {}
    }),
    removeDeck: media.removeDeck.handler(async ({ input, context, errors }) => {
      await seen(actorOf(context), input.mediaId, errors.NOT_FOUND)
      await library.removeDeck(input.mediaId)
      return {}
    }),
    retry: media.retry.handler(async ({ input, context, errors }) => {
      await seen(actorOf(context), input.mediaId, errors.NOT_FOUND)
      await library.retry(input.mediaId)
      return {}
    }),
    remove: media.remove.handler(async ({ input, context, errors }) => {
      const { usedIn } = await seen(actorOf(context), input.mediaId, errors.NOT_FOUND)
      if (usedIn.length > 0) throw errors.IN_USE({ data: { usedIn } })
      await library.remove(input.mediaId)
      return {}
    }),
  }
}

function uploadRoutes(media: ReturnType<typeof guarded<typeof mediaContract>>, uploads: Uploads) {
  return {
    beginUpload: media.beginUpload.handler(async ({ input, context, errors }) => {
      const begun = await uploads.begin(input, actorOf(context).personId)
      switch (begun.kind) {
        case 'begun':
          return stateOf(begun.upload)
        case 'too_large':
          throw errors.FILE_TOO_LARGE({ data: { limitBytes: begun.limitBytes } })
        case 'too_many':
          throw errors.TOO_MANY_UPLOADS()
        case 'disk_full':
          throw errors.DISK_FULL({ data: { neededBytes: begun.neededBytes, freeBytes: begun.freeBytes } })
      }
    }),
    uploadState: media.uploadState.handler(async ({ input, context, errors }) => {
      const upload = await uploads.own(input.id, actorOf(context).personId)
      if (upload === null) throw errors.NOT_FOUND()
      return stateOf(upload)
    }),
    finishUpload: media.finishUpload.handler(async ({ input, context, errors }) => {
      const { personId } = actorOf(context)
      const finished = await uploads.finish(input.id, personId)
      const upload = await uploads.own(input.id, personId)
      if (finished === null || upload === null) throw errors.NOT_FOUND()
      if (finished.missing.length > 0 && upload.state === 'receiving')
        throw errors.PARTS_MISSING({ data: { missing: finished.missing } })
      return stateOf(upload)
    }),
    abortUpload: media.abortUpload.handler(async ({ input, context, errors }) => {
      if (!(await uploads.abort(input.id, actorOf(context).personId))) throw errors.NOT_FOUND()
      return {}
    }),
  }
}

const stateOf = (upload: Upload): UploadState => ({
  id: upload.id,
  name: upload.name,
  sizeBytes: upload.sizeBytes,
  partBytes: upload.partBytes,
  received: upload.received,
  state: upload.state,
  failure: upload.failure,
  mediaId: upload.mediaId,
  createdAt: upload.createdAt,
})
