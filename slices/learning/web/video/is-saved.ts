/** Whether an address was saved on this device to be played without a network. */
export async function isSavedHere(url: string | null): Promise<boolean> {
  if (url === null || !('caches' in globalThis)) return false
  // A browser that refuses storage has saved nothing.
  const found = await caches.match(url).catch(() => undefined)
  return found !== undefined
}
