import { anySaved } from '@banxue/ui/offline/saved-cache'

/** Files of the build that play videos, as the build wrote them here. */
declare const videoFiles: string[]
const files = videoFiles

const prefix = 'banxue-video:'
/** Names of the files carry their content: another build has another cache. */
const name = prefix + files.join()

/** Keeps what plays videos; to be done before somebody relies on a saved one. */
export async function keepVideoProgram(): Promise<void> {
  const cache = await caches.open(name)
  const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  await cache.addAll(files.filter((file) => !there.has(file)))
}

/** A new version keeps it as well, where somebody has saved something; a video without its player is of no use. */
export async function keepVideoProgramAgain(): Promise<void> {
  const names = await caches.keys()
  const isUsed = names.some((one) => one.startsWith(prefix)) && names.some((one) => one.startsWith(anySaved))
  if (isUsed) await keepVideoProgram()
}

/** Goes with the version before. */
export async function forgetOldVideoProgram(): Promise<void> {
  for (const one of await caches.keys()) if (one.startsWith(prefix) && one !== name) await caches.delete(one)
}

export const isVideoProgram = (path: string): boolean => files.includes(path)

export async function fromVideoProgram(request: Request): Promise<Response> {
  return (await caches.match(request.url, { cacheName: name, ignoreVary: true })) ?? fetch(request)
}
