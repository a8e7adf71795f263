import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Runs a command of `banxue` on a data folder; answers what it printed. Rejects where it exits with a fault. */
export async function banxue(data: string, ...words: string[]): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    [join(import.meta.dirname, '../apps/cli/main.ts'), ...words],
    {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        BANXUE_DATA: data,
        INIT_CWD: process.cwd(),
      } as NodeJS.ProcessEnv,
      maxBuffer: 10_000_000,
    },
  )
  return stdout
}
