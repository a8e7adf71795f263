import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** How to start a program that refuses to run as root. */
export interface Launch {
  uid?: number
  gid?: number
  /** Put before the program and its arguments. */
  prefix: readonly string[]
}

/**
 * PostgreSQL refuses root; as root it runs as the system user `postgres`, made where there is none. Where that
 * user cannot reach a path (a clone under root's home), the program keeps the one capability to pass
 * directories that root has, by `setpriv` of util-linux.
 *
 * @param paths what the program must reach
 * @throws Error with what to do, where root can give neither
 */
export async function unprivileged(paths: readonly string[]): Promise<Launch> {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const { uid, gid } = await systemUser('postgres')
  const reachable = await Promise.all(paths.map((path) => canReach(path, uid, gid)))
  if (reachable.every(Boolean)) return { uid, gid, prefix: [] }
  const caps = '+dac_override'
  const prefix = [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=${caps}`,
    `--ambient-caps=${caps}`,
  ]
  try {
    await run('setpriv', [...prefix.slice(1), 'true'])
  } catch (cause) {
    throw new Error(
      `Started as root, the database runs as the user postgres, which cannot reach ${paths.join(' and ')}. Move the school out of root's home, or start it as another user.`,
      { cause },
    )
  }
  return { prefix }
}

async function systemUser(name: string): Promise<{ uid: number; gid: number }> {
  const ids = async () => {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  }
  try {
    return await ids()
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', name])
    return ids()
  }
}

/** Whether a user may pass every directory above a path and enter the path itself. */
async function canReach(path: string, uid: number, gid: number): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    const { mode, uid: owner, gid: group } = await stat(at)
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (dirname(at) === at) return true
  }
}
