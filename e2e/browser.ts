import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { findChromium } from './chromium.ts'

/** For root, for closed networks, and with nothing that happens by itself. */
export const flags = [
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
  return chromium.launch(await launchOptions())
}

/** Starts a headless Chromium that keeps what a device keeps in a folder, so that it can be closed and opened again. */
export async function launchDevice(folder: string, options: BrowserContextOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...options, ...(await launchOptions()) })
}

async function launchOptions() {
  const { path, env } = await findChromium()
  return {
    executablePath: path,
    headless: true,
    args: flags,
    env: { ...process.env, ...env } as Record<string, string>,
  }
}
