import { defineEvent } from '@banxue/platform/events/define'
import { z } from 'zod'
import { CourseId, StepId, UnitId } from '#courses/contract'

const place = { courseId: CourseId, unitId: UnitId, stepId: StepId }
const stepColumns = { courseId: 'course_id', unitId: 'unit_id', stepId: 'step_id' } as const

export const Attended = defineEvent({
  name: 'learning.attended',
  version: 1,
  kind: 'telemetry',
  description: 'A stretch of wall-clock time with the page visible and media playing or input within 60 s.',
  payload: z.object({
    ...place,
    startedAt: z.iso.datetime().describe('device time; corrected like occurred_at'),
    durationS: z.number().positive().max(60).describe('seconds, from performance.now()'),
  }),
  columns: stepColumns,
})

export const Watched = defineEvent({
  name: 'learning.watched',
  version: 1,
  kind: 'telemetry',
  description: 'Media seconds played; a reader folds them into progress.',
  payload: z.object({
    ...place,
    fromS: z.number().nonnegative().describe('media second the stretch begins at'),
    toS: z.number().nonnegative().describe('media second it ends before; at most 60 s after fromS'),
  }),
  columns: stepColumns,
})

export const StepSkipped = defineEvent({
  name: 'learning.step_skipped',
  version: 1,
  kind: 'telemetry',
  description: 'A question inside a video was passed by; it can still be answered later.',
  payload: z.object({
    ...place,
    videoStepId: StepId,
    atS: z.number().nonnegative().describe('media second'),
  }),
  columns: stepColumns,
})

/** Terms are those of CTA-2066 and CMCD (CTA-5004), with units in the names. */
const playback = {
  ...place,
  playbackId: z.uuid().describe('one sitting with one video; CMCD sid'),
  mediaId: z.uuid().describe('CMCD cid'),
  network: z
    .enum(['slow-2g', '2g', '3g', '4g', 'unknown'])
    .describe("effective type as the browser's Network Information tells it"),
  bandwidthBps: z.number().nonnegative().nullable().describe('measured throughput; CMCD mtp'),
  mode: z.enum(['video', 'audio', 'text']).describe('what is played: picture, sound with slides, transcript'),
  heightPx: z.int().nonnegative().nullable().describe('rung of the picture, as in 720p'),
  bitrateBps: z.number().nonnegative().nullable().describe('encoded bitrate of the rung; CMCD br'),
} as const

export const PlaybackStarted = defineEvent({
  name: 'learning.playback_started',
  version: 1,
  kind: 'telemetry',
  purpose: 'quality',
  description: 'The first frame was shown, or the first sound heard.',
  payload: z.object({
    ...playback,
    startupMs: z.number().nonnegative().describe('from the wish to play to the first frame, milliseconds'),
    isSaved: z.boolean().describe('played from what was saved on the device'),
    pagePreparedMs: z
      .number()
      .nonnegative()
      .nullable()
      .describe('from the player on the page to ready to play, milliseconds'),
  }),
  columns: stepColumns,
})

export const PlaybackStalled = defineEvent({
  name: 'learning.playback_stalled',
  version: 1,
  kind: 'telemetry',
  purpose: 'quality',
  description:
    'Playing stopped for want of data, after it had begun and not by a seek; told when it went on.',
  payload: z.object({
    ...playback,
    atS: z.number().nonnegative().describe('media second'),
    stalledMs: z.number().nonnegative(),
  }),
  columns: stepColumns,
})

export const PlaybackSwitched = defineEvent({
  name: 'learning.playback_switched',
  version: 1,
  kind: 'telemetry',
  purpose: 'quality',
  description: 'Another rung or form took over, by itself or by hand; the fields tell the new one.',
  payload: z.object({
    ...playback,
    atS: z.number().nonnegative().describe('media second'),
    by: z.enum(['auto', 'hand']),
    fromMode: z.enum(['video', 'audio', 'text']),
    fromHeightPx: z.int().nonnegative().nullable(),
  }),
  columns: stepColumns,
})

export const PlaybackFailed = defineEvent({
  name: 'learning.playback_failed',
  version: 1,
  kind: 'telemetry',
  purpose: 'quality',
  description: 'Something went wrong in playing.',
  payload: z.object({
    ...playback,
    atS: z.number().nonnegative().describe('media second'),
    code: z.string().max(80).describe("the player's own code, e.g. fragLoadError"),
    isFatal: z.boolean().describe('playing could not go on by itself'),
  }),
  columns: stepColumns,
})

export const PlaybackEnded = defineEvent({
  name: 'learning.playback_ended',
  version: 1,
  kind: 'telemetry',
  purpose: 'quality',
  description: 'A sitting with a video was over; sums of it.',
  payload: z.object({
    ...playback,
    exit: z
      .enum(['ended', 'left', 'failed', 'before_start'])
      .describe('before_start: the wish to play was given up before the first frame'),
    startupMs: z.number().nonnegative().nullable().describe('waited so far where exit is before_start'),
    playedS: z.number().nonnegative().describe('wall-clock seconds that played; stalls left out'),
    stalledMs: z.number().nonnegative(),
    stallCount: z.int().nonnegative(),
    switchCount: z.int().nonnegative(),
    meanBitrateBps: z.number().nonnegative().nullable().describe('weighted by playing time'),
    droppedFrames: z.int().nonnegative().nullable(),
    lastS: z.number().nonnegative().describe('media second left at'),
  }),
  columns: stepColumns,
})

export const StutterReported = defineEvent({
  name: 'learning.stutter_reported',
  version: 1,
  kind: 'telemetry',
  description: 'A learner said that it stutters; carries the facts of the last minute.',
  payload: z.object({
    ...playback,
    atS: z.number().nonnegative().describe('media second'),
    facts: z
      .array(
        z.object({
          agoS: z.number().min(0).max(60),
          bufferedS: z.number().nonnegative().describe('media seconds ahead; CMCD bl'),
          bandwidthBps: z.number().nonnegative().nullable(),
          heightPx: z.int().nonnegative().nullable(),
          isStalled: z.boolean(),
          droppedFrames: z.int().nonnegative().nullable().describe('since the sitting began'),
        }),
      )
      .max(60),
  }),
  columns: stepColumns,
})

export const learningTelemetry = [
  Attended,
  Watched,
  StepSkipped,
  PlaybackStarted,
  PlaybackStalled,
  PlaybackSwitched,
  PlaybackFailed,
  PlaybackEnded,
  StutterReported,
] as const
