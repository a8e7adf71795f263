import type { Config } from '@banxue/platform/config'
import type { Command } from '../control.ts'
import { readSecrets, type Secrets } from '../data-folder.ts'
import type { Engines } from '../engines.ts'
import { join, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { examine } from './examine.ts'
import { findingsOf } from './findings.ts'
import { type Report, secretsOf, withoutSecrets } from './report.ts'

/** Looks at a machine and its school and says what it has, what it lacks and what helps. */
export async function seeDoctor(config: Config, engines: Engines | null, now: Date): Promise<Report> {
  const findings = findingsOf(await examine(config, engines), now)
  const file = join(resolve(config.BANXUE_DATA), 'secrets.json')
  const secrets = secretsOf(config, existsSync(file) ? Object.values(await own(file)) : [])
  return {
    ok: findings.every(({ state }) => state !== 'bad'),
    findings: findings.map((finding) => ({ ...finding, words: withoutSecrets(finding.words, secrets) })),
  }
}

const own = (file: string): Promise<Partial<Secrets>> => readSecrets(file).catch(() => ({}))

/** `doctor` of a running school: its report as one line of JSON. */
export const doctorCommand =
  (config: Config, engines: Engines): Command =>
  async (_args, say) =>
    say(JSON.stringify(await seeDoctor(config, engines, new Date())))
