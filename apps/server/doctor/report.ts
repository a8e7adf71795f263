import type { Config } from '@banxue/platform/config'
import type { Finding } from './findings.ts'

/** What a doctor's visit comes to. */
export interface Report {
  /** False where something is bad. */
  ok: boolean
  findings: Finding[]
}

const marks: Readonly<Record<Finding['state'], string>> = { well: '✓', note: '!', bad: '✗' }

/** The report in lines for a terminal. */
export function linesOf({ findings }: Report): string[] {
  const width = Math.max(...findings.map(({ check }) => check.length))
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length
  return [
    ...findings.flatMap(({ check, state, words, todo }) => [
      `${marks[state]} ${check.padEnd(width)}  ${words}`,
      ...(todo === null ? [] : [`  ${' '.repeat(width)}  → ${todo}`]),
    ]),
    count('bad') > 0
      ? `${count('bad')} to act on, ${count('note')} to know.`
      : `nothing to act on${count('note') > 0 ? `, ${count('note')} to know` : ''}.`,
  ]
}

/** What no line may show: passwords in addresses and the keys of the file store. */
export function secretsOf(config: Config, own: readonly string[]): string[] {
  const passwords = [config.DATABASE_URL, config.CLICKHOUSE_URL, config.SMTP_URL].flatMap((url) => {
    const password = url === undefined ? '' : new URL(url).password
    return [password, decodeURIComponent(password)]
  })
  return [...passwords, config.S3_ACCESS_KEY_ID ?? '', config.S3_SECRET_ACCESS_KEY ?? '', ...own].filter(
    (secret) => secret !== '',
  )
}

/** Words of programs may quote what they were given. */
export const withoutSecrets = (words: string, secrets: readonly string[]): string =>
  secrets.reduce((text, secret) => text.replaceAll(secret, '…'), words)
