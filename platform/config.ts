import { z } from 'zod'

const flag = z.enum(['on', 'off'])

/** Every setting of the server: its environment variable, unit, default and reason. */
export const Config = z.object({
  BANXUE_DATA: z
    .string()
    .min(1)
    .default('./data')
    .describe('Folder of everything embedded: back it up, move it'),
  BANXUE_DEMO: flag
    .default('on')
    .describe('Load the demo courses and their simulated learners on the first start'),
  BANXUE_DEMO_LEARNERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(20_000)
    .default(2_000)
    .describe('Simulated learners of the ninety days that a demo begins with'),
  BANXUE_KEEP_MONTHS: z.coerce
    .number()
    .int()
    .min(1)
    .max(1200)
    .default(13)
    .describe('Whole months of events that stay in the database; older ones go to the file store as Parquet'),
  BANXUE_ERASURE_DAYS: z.coerce
    .number()
    .int()
    .min(0)
    .max(365)
    .default(7)
    .describe('Days in which somebody who asked to be deleted may change their mind'),
  BANXUE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address under which browsers reach the school; secure cookies where it is https'),
  BANXUE_REGION_HEADER: z
    .string()
    .regex(/^[\w-]+$/, 'must be the name of a header')
    .optional()
    .describe("Header in which the proxy before the school names the client's country, e.g. cf-ipcountry"),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on; loopback unless the school is meant for others'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3000)
    .describe('Port to listen on; 0 takes a free one'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL 17 or newer in place of the embedded one'),
  CLICKHOUSE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('ClickHouse in place of the embedded chDB; user, password and database in the address'),
  S3_ENDPOINT: z.url().optional().describe('S3-compatible store in place of the files folder'),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Mail server; without it a demo school shows mails on its mailbox page'),
  MAIL_FROM: z.string().default('Banxue <school@localhost>').describe('Sender of mails'),
  IMPORT_LIMIT_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(1_073_741_824)
    .describe('Largest course archive taken, bytes'),
  FFMPEG_PATH: z
    .string()
    .optional()
    .describe('The ffmpeg that prepares videos, ffprobe beside it; else the first of PATH, or none'),
  PATH: z.string().default('').describe('Folders in which ffmpeg is looked for'),
  LOG_LEVEL: z.enum(['info', 'warn', 'error']).default('info'),
})
export type Config = z.infer<typeof Config>

/** Reads the environment once, at start; names every fault at once and refuses to run. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = Config.safeParse(given)
  if (!read.success) throw new Error(`The configuration cannot be used:\n${z.prettifyError(read.error)}`)
  const s3 = [
    read.data.S3_ENDPOINT,
    read.data.S3_BUCKET,
    read.data.S3_ACCESS_KEY_ID,
    read.data.S3_SECRET_ACCESS_KEY,
  ]
  if (s3.some(Boolean) && !s3.every(Boolean))
    throw new Error(
      'Files go to S3 only with all of S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.',
    )
  return read.data
}
