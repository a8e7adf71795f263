/**
 * Door `@banxue/ui/offline/install`: whether the school can become an app on this device. The browser says so once,
 * early: `listenForInstall` belongs to the program's first lines.
 */

/** What Chromium's browsers offer; the others have a menu of their own. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
  readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

let offered: InstallPrompt | null = null
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

export function listenForInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    // The school offers it itself, in its own place and words.
    event.preventDefault()
    offered = event as InstallPrompt
    tell()
  })
  addEventListener('appinstalled', () => {
    offered = null
    tell()
  })
}

/** How the school can be installed here: by a press, by the words for iPhones and iPads, or not (any more). */
export type InstallWay = 'press' | 'ios' | null

export function installWay(): InstallWay {
  if (matchMedia('(display-mode: standalone)').matches) return null
  if (offered !== null) return 'press'
  const isIos = /iPhone|iPad/.test(navigator.userAgent) || isPadAsMac()
  return isIos && !('standalone' in navigator && navigator.standalone === true) ? 'ios' : null
}

/** An iPad calls itself a Mac, but is touched. */
const isPadAsMac = () => navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1

export const onInstallWay = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Opens the browser's own question; it can be asked once. */
export async function install(): Promise<void> {
  const prompt = offered
  if (prompt === null) return
  offered = null
  await prompt.prompt()
  await prompt.userChoice
  tell()
}

const laterKey = 'banxue.installLater'
/** Somebody who said "later" is not asked again before, milliseconds: ninety days. */
const laterMs = 90 * 86_400_000

export function askLater(): void {
  localStorage.setItem(laterKey, String(Date.now()))
  tell()
}

/** Whether somebody said "later" in the last ninety days. */
export const isLater = (): boolean => Date.now() - Number(localStorage.getItem(laterKey) ?? 0) < laterMs
