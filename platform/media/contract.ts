import { z } from 'zod'
import { procedure } from '../api/procedure.ts'
import { Language, Localized } from '../i18n/language.ts'
import { Playback } from './playback.ts'

/** A recording as those who make courses see it. */
export const MediaItem = z.object({
  id: z.uuid(),
  name: z.string(),
  sizeBytes: z.number().nonnegative(),
  state: z
    .enum(['waiting', 'working', 'as_it_came', 'ready', 'failed'])
    .describe('`as_it_came`: final, because there is no ffmpeg; `waiting` and `working` may play meanwhile'),
  progress: z.number().min(0).max(1).describe('of the preparation, where it is under way'),
  failure: z.string().nullable().describe('a code of the messages; set where it failed'),
  isPackage: z.boolean().describe('it came ready to play; there is nothing to prepare'),
  hasDeck: z.boolean(),
  playback: Playback,
  usedIn: z.array(Localized).describe('titles of what shows it; what is used is not deleted'),
  createdAt: z.date(),
})
export type MediaItem = z.infer<typeof MediaItem>

/** An upload that has not become a recording. */
export const UploadState = z.object({
  id: z.uuid(),
  name: z.string(),
  sizeBytes: z.number().positive(),
  partBytes: z.int().positive().describe('bytes of every part but the last'),
  received: z.array(z.int().nonnegative()).describe('numbers of the parts that are kept, from 0'),
  state: z.enum(['receiving', 'joining', 'done', 'failed']),
  failure: z.string().nullable(),
  mediaId: z.uuid().nullable().describe('set when it has become a recording'),
  createdAt: z.date(),
})
export type UploadState = z.infer<typeof UploadState>

const MediaId = z.object({ mediaId: z.uuid() })
const UploadId = z.object({ id: z.uuid() })
const author = () => procedure('courses.author')

/**
 * Recordings for those who make courses: each sees what they brought and what their courses show, admins all.
 * The bytes go beside it: `PUT /api/media/uploads/{id}/parts/{number}` takes one part as the body, 204 when it is
 * durable, any order, repeats allowed; `PUT /api/media/{mediaId}/deck` takes a ZIP of pictures with their times.
 */
export const mediaContract = {
  list: author()
    .route({ method: 'GET', path: '/media' })
    .output(
      z.object({
        media: z.array(MediaItem),
        uploads: z.array(UploadState).describe("the caller's own that are not whole"),
        ffmpeg: z.string().nullable().describe('version of the machine’s ffmpeg; null where there is none'),
      }),
    ),
  item: author().route({ method: 'GET', path: '/media/{mediaId}' }).input(MediaId).output(MediaItem),
  /** Begins an upload, or goes on with the unfinished one of the same file. */
  beginUpload: author()
    .route({ method: 'POST', path: '/media/uploads' })
    .input(
      z.object({
        name: z.string().min(1).max(200),
        sizeBytes: z.int().positive(),
        modifiedMs: z.int().nonnegative().describe('when the file was changed last, as the device says'),
      }),
    )
    .output(UploadState)
    .errors({
      FILE_TOO_LARGE: {
        status: 413,
        message: 'The file is larger than an upload may be.',
        data: z.object({ limitBytes: z.number() }),
      },
      TOO_MANY_UPLOADS: { status: 409, message: 'Too many uploads are unfinished.' },
      DISK_FULL: {
        status: 507,
        message: 'There is not enough room for the file.',
        data: z.object({ neededBytes: z.number(), freeBytes: z.number() }),
      },
    }),
  uploadState: author()
    .route({ method: 'GET', path: '/media/uploads/{id}' })
    .input(UploadId)
    .output(UploadState),
  finishUpload: author()
    .route({ method: 'POST', path: '/media/uploads/{id}/finish' })
    .input(UploadId)
    .output(UploadState)
    .errors({
      PARTS_MISSING: {
        status: 409,
        message: 'Parts of the file are missing.',
        data: z.object({ missing: z.array(z.int()) }),
      },
    }),
  abortUpload: author()
    .route({ method: 'DELETE', path: '/media/uploads/{id}' })
    .input(UploadId)
    .output(z.object({})),
  /** WebVTT or SubRip; what is kept is made anew of its times and words. */
  putCaptions: author()
    .route({ method: 'PUT', path: '/media/{mediaId}/captions/{language}' })
    .input(MediaId.extend({ language: Language, text: z.string().max(1_500_000) }))
    .output(z.object({}))
    .errors({
      CAPTIONS_BROKEN: {
        status: 422,
        message: 'The captions cannot be read.',
        data: z.object({ code: z.string(), line: z.int().positive() }),
      },
    }),
  removeCaptions: author()
    .route({ method: 'DELETE', path: '/media/{mediaId}/captions/{language}' })
    .input(MediaId.extend({ language: Language }))
    .output(z.object({})),
  /** Puts the slides that were found in the picture back in place of an uploaded deck. */
  removeDeck: author()
    .route({ method: 'DELETE', path: '/media/{mediaId}/deck' })
    .input(MediaId)
    .output(z.object({})),
  /** Has a failed recording prepared again. */
  retry: author()
    .route({ method: 'POST', path: '/media/{mediaId}/retry' })
    .input(MediaId)
    .output(z.object({})),
  remove: author()
    .route({ method: 'DELETE', path: '/media/{mediaId}' })
    .input(MediaId)
    .output(z.object({}))
    .errors({
      IN_USE: {
        status: 409,
        message: 'A version of a course shows it.',
        data: z.object({ usedIn: z.array(Localized) }),
      },
    }),
}
