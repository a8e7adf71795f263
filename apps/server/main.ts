/** Opens the school: `npm start`. Ends in order on SIGTERM and SIGINT. */
import { readConfig } from '@banxue/platform/config'
import { freePort } from '@banxue/platform/net'
import { localUrl } from './local-url.ts'
import { openSchool, serveSchool } from './open-school.ts'

const say = (words: string) => console.log(`Banxue · ${words}`)

try {
  const read = readConfig(process.env)
  // Mails and links name the address before anybody listens on it.
  const config = { ...read, PORT: read.PORT === 0 ? await freePort() : read.PORT }
  const publicUrl = config.BANXUE_URL ?? localUrl(config.HOST, config.PORT)
  const open = await openSchool(config, publicUrl, say)
  const { url, stop } = await serveSchool(open, config, say)
  endInOrder(stop)
  const claim = await open.school.identity.reads.adminLink(config.BANXUE_URL ?? url)
  if (claim !== null)
    say(`nobody is the admin yet. Whoever opens this link first becomes it (once, within 7 days): ${claim}`)
  console.log(`Banxue is ready: ${url}`)
} catch (error) {
  console.error(`Banxue · ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
  // What a failed start left open must not keep the process.
  setTimeout(() => process.exit(1), 3_000).unref()
}

function endInOrder(stop: () => Promise<void>): void {
  let ending = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (ending) return
      ending = true
      say('closing the school …')
      stop().then(
        () => {
          say('closed.')
          process.exit(0)
        },
        (error: unknown) => {
          console.error(`Banxue · closing failed: ${String(error)}`)
          process.exit(1)
        },
      )
    })
}
