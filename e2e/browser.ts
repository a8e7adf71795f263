import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './chromium.ts'

/** For root, for closed networks, and with nothing that happens by itself. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a headless Chromium; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await findChromium()
  return chromium.launch({
    executablePath: path,
    headless: true,
    args: flags,
    env: { ...process.env, ...env } as Record<string, string>,
  })
}
