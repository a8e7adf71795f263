import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { open, readFile, rm, writeFile } from 'node:fs/promises'
import { chown, mkdir } from 'node:fs/promises'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from '../net.ts'
import { postgresBinaries } from './binaries.ts'
import { type Launch, unprivileged } from './unprivileged.ts'

const run = promisify(execFile)

export interface EmbeddedDatabase {
  /** Address of the database `banxue`. */
  url: string
  /** Process id of the postmaster. */
  pid: number
  /** Fast shutdown: ends sessions, writes everything, resolves when the process is gone. */
  stop(): Promise<void>
  /** Resolves when the server ends without having been asked. */
  died: Promise<string>
}

interface Options {
  /** Folder of the cluster; made on the first start. */
  folder: string
  /** Password of the superuser `banxue`, the only role. */
  password: string
  /** More settings, `name=value`. */
  settings?: readonly string[]
}

/** UTF-8 and the builtin C.UTF-8: with libc's `C`, Chinese has no trigrams and `ilike` does not fold accents. */
const initdbFlags = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--locale=C.UTF-8',
  '--auth=scram-sha-256',
  '--username=banxue',
]
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_buffers=128MB',
  'max_connections=80',
  'max_wal_size=2GB',
  'wal_compression=off',
  'checkpoint_timeout=15min',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'idle_in_transaction_session_timeout=60s',
]

/**
 * Starts the PostgreSQL that npm ships, on a free loopback port, in a folder of its own.
 *
 * @throws Error in a sentence that says what to do, when the folder is not a whole cluster or the server does not start
 */
export async function startEmbeddedDatabase(options: Options): Promise<EmbeddedDatabase> {
  const { folder } = options
  const binaries = await postgresBinaries()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const launch = await unprivileged([binaries.postgres, folder])
  if (process.getuid?.() === 0) await chown(folder, await uidOf(launch), await gidOf(launch))
  await stopOrphan(folder)
  await initialise(binaries.initdb, options, launch)

  const port = await freePort()
  const all = [...settings, ...(options.settings ?? [])].flatMap((setting) => ['-c', setting])
  const log = await open(join(folder, '..', 'postgres.log'), 'a')
  const [program = '', ...args] = [
    ...launch.prefix,
    binaries.postgres,
    '-D',
    folder,
    '-p',
    String(port),
    ...all,
  ]
  // Detached: a Ctrl-C in the terminal goes to the school alone, which ends the database last.
  const child = spawn(program, args, { ...ids(launch), detached: true, stdio: ['ignore', log.fd, log.fd] })
  await log.close()
  const died = once(child, 'exit').then(([code, signal]) => `PostgreSQL ended (${String(signal ?? code)}).`)
  const admin = `postgres://banxue:${encodeURIComponent(options.password)}@127.0.0.1:${port}/postgres`
  await Promise.race([
    untilReady(admin),
    died.then(async (how) => {
      throw new Error(`${how} ${await lastLines(join(folder, '..', 'postgres.log'))}`)
    }),
  ])
  await ensureDatabase(admin)
  return { url: admin.replace(/\/postgres$/, '/banxue'), pid: child.pid ?? 0, stop: () => stop(child), died }
}

const ids = ({ uid, gid }: Launch) => (uid === undefined || gid === undefined ? {} : { uid, gid })
const uidOf = async (launch: Launch) => launch.uid ?? Number((await run('id', ['-u', 'postgres'])).stdout)
const gidOf = async (launch: Launch) => launch.gid ?? Number((await run('id', ['-g', 'postgres'])).stdout)

/** Makes the cluster once; a folder that was left half-made is told from a whole one by a file written last. */
async function initialise(initdb: string, { folder, password }: Options, launch: Launch): Promise<void> {
  const whole = join(folder, '..', 'postgres.made')
  if (existsSync(whole)) {
    if (existsSync(join(folder, 'PG_VERSION')) && existsSync(join(folder, 'global', 'pg_control'))) return
    throw new Error(
      `The database in ${folder} is broken: PG_VERSION or global/pg_control is missing. Restore the folder from a backup, or choose another with BANXUE_DATA.`,
    )
  }
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const passwordFile = join(folder, '..', 'postgres.password')
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (process.getuid?.() === 0) {
    await chown(folder, await uidOf(launch), await gidOf(launch))
    await chown(passwordFile, await uidOf(launch), await gidOf(launch))
  }
  try {
    const [program = '', ...args] = [
      ...launch.prefix,
      initdb,
      `--pgdata=${folder}`,
      `--pwfile=${passwordFile}`,
      ...initdbFlags,
    ]
    await run(program, args, { ...ids(launch) })
  } finally {
    await rm(passwordFile, { force: true })
  }
  await writeFile(whole, '')
}

/** Ends the server that a killed school left behind; the school's own lock has shown that no school runs. */
async function stopOrphan(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1 || !(await isPostgres(pid, folder))) return
  process.kill(pid, 'SIGINT')
  while (isAlive(pid)) await wait(20)
}

async function isPostgres(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  const { stdout } = await run('ps', ['-p', String(pid), '-o', 'args=']).catch(() => ({ stdout: '' }))
  if (stdout !== '') return stdout.includes(folder)
  const args = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return args.includes(folder)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function untilReady(url: string): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === '28P01')
        throw new Error(
          'The password in secrets.json does not open the database beside it. Restore both from one backup.',
          { cause: error },
        )
      await wait(25)
    }
  }
}

async function ensureDatabase(admin: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin })
  await client.connect()
  const found = await client.query(`select 1 from pg_database where datname = 'banxue'`)
  if (found.rowCount === 0) await client.query('create database banxue')
  await client.end()
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGINT')
  await gone
}

async function lastLines(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.trim().split('\n').slice(-5).join('\n')
}
