import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, open, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/** Below this the databases could stop in the middle of a write, bytes. */
const leastFreeBytes = 300 * 1024 * 1024

/** What only this school knows; made once, kept beside the data. */
export interface Secrets {
  databasePassword: string
  /** Signs sessions. */
  authSecret: string
  /** Lets the command line ask a running school. */
  controlToken: string
}

/** Who holds the folder: enough to tell a living school from one that was killed, and to reach it. */
export interface Holder {
  pid: number
  /** When the process began, so that a reused process id is not taken for the school. */
  startedAt: string
  /** Null until the school listens. */
  url: string | null
  databaseUrl: string | null
}

export interface DataFolder {
  path: string
  secrets: Secrets
  /** Tells the command line where the school can be asked. */
  announce(addresses: { url: string; databaseUrl: string }): Promise<void>
  release(): Promise<void>
}

/**
 * Takes the data folder for this process.
 *
 * @throws Error in a sentence that says what to do: a school runs on it, it cannot be written, the disk is full
 */
export async function takeDataFolder(given: string): Promise<DataFolder> {
  const path = resolve(given)
  await writable(path)
  const { bavail, bsize } = await statfs(path)
  if (bavail * bsize < leastFreeBytes)
    throw new Error(
      `The disk of ${path} is full: ${Math.floor((bavail * bsize) / 2 ** 20)} MB are left, and at least ${leastFreeBytes / 2 ** 20} MB are needed. Free some space, or choose another disk with BANXUE_DATA.`,
    )
  const file = join(path, 'school.json')
  const mine: Holder = {
    pid: process.pid,
    startedAt: (await startOf(process.pid)) ?? '',
    url: null,
    databaseUrl: null,
  }
  await hold(file, mine, path)
  return {
    path,
    secrets: await readSecrets(join(path, 'secrets.json')),
    announce: (addresses) => replace(file, { ...mine, ...addresses }),
    release: () => rm(file, { force: true }),
  }
}

/** The living school of a data folder; null where none runs. */
export async function holderOf(given: string): Promise<Holder | null> {
  const text = await readFile(join(resolve(given), 'school.json'), 'utf8').catch(() => null)
  if (text === null) return null
  const holder = parse(text)
  if (holder === null) return null
  return (await startOf(holder.pid)) === holder.startedAt ? holder : null
}

export async function readSecrets(file: string): Promise<Secrets> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text !== null) {
    const read = parse<Partial<Secrets>>(text)
    if (read?.databasePassword && read.authSecret && read.controlToken) return read as Secrets
    throw new Error(
      `${file} is broken. Restore it from a backup: without it the database beside it stays closed.`,
    )
  }
  const fresh = () => randomBytes(24).toString('base64url')
  const made: Secrets = { databasePassword: fresh(), authSecret: fresh() + fresh(), controlToken: fresh() }
  await replace(file, made)
  return made
}

async function writable(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
    await access(path, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new Error(
      `The data folder ${path} cannot be written. Give this user the right to, or choose another with BANXUE_DATA.`,
      { cause },
    )
  }
}

async function hold(file: string, mine: Holder, path: string): Promise<void> {
  for (;;) {
    try {
      const handle = await open(file, 'wx', 0o600)
      await handle.writeFile(JSON.stringify(mine))
      await handle.close()
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
        throw new Error(
          `The disk of ${path} is full. Free some space, or choose another disk with BANXUE_DATA.`,
          { cause: error },
        )
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = await holderOf(path)
      if (holder !== null)
        throw new Error(
          `A school already runs on ${path} (process ${holder.pid}${holder.url ? `, ${holder.url}` : ', starting'}). Use that one, end it, or give this one another folder with BANXUE_DATA.`,
          { cause: error },
        )
      await rm(file, { force: true })
    }
  }
}

/** Start of a process in the kernel's words; null where it is not alive. Equal for the same process only. */
async function startOf(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  // Field 22; the second field may hold spaces and ends with the last parenthesis.
  return stat === null ? 'alive' : (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'alive')
}

async function replace(file: string, value: unknown): Promise<void> {
  const draft = `${file}.${process.pid}.new`
  await writeFile(draft, JSON.stringify(value, null, 2), { mode: 0o600 })
  await rename(draft, file)
}

function parse<T = Holder>(text: string): T | null {
  try {
    return JSON.parse(text) as T
  } catch {
    return null
  }
}
