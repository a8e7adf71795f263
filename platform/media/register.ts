import { createReadStream } from 'node:fs'
import type { Clock } from '../clock.ts'
import type { Storage } from '../files/storage.ts'
import type { Language } from '../i18n/language.ts'
import { attemptFolder, mediaIdOf, sourceKey } from './addresses.ts'
import type { CaptionKeeper } from './captions-keeper.ts'
import type { MediaFacts } from './facts.ts'
import { type MediaPackage, packageFile } from './manifest.ts'
import { storeFolder } from './store-folder.ts'
import type { MediaStore } from './store/media-store.ts'

/** A recording that lies on this machine's disk and is to be the school's. */
export interface Registration {
  /** Of the file; of a package, as `digestOf` makes it. Decides the id. */
  sha256: string
  /** For people. */
  name: string
  sizeBytes: number
  /** Who brought it; null for the school itself. */
  ownerId: string | null
  captions: readonly { language: Language; text: string }[]
  /** A file with what is known of it, or a folder that holds a package. */
  content:
    | { kind: 'file'; path: string; facts: MediaFacts }
    | { kind: 'package'; folder: string; made: MediaPackage }
}

interface Needs {
  store: MediaStore
  storage: Storage
  captions: CaptionKeeper
  clock: Clock
}

/**
 * Makes a recording the school's: its bytes go into storage, then its row is written; what is there already stays.
 * A file is prepared in the background then, a package is ready at once.
 *
 * @returns its id
 */
export async function register(
  needs: Needs,
  registration: Registration,
  signal: AbortSignal,
): Promise<string> {
  const { store, storage, clock } = needs
  const { sha256, name, sizeBytes, ownerId, content } = registration
  const id = mediaIdOf(sha256)
  if (!(await store.isThere(id))) {
    if (content.kind === 'package') await storePackage(storage, id, content.folder, signal)
    else if ((await storage.sizeBytes(sourceKey(id))) !== sizeBytes)
      await storage.put(sourceKey(id), createReadStream(content.path), {
        mediaType: 'application/octet-stream',
        sizeBytes,
      })
  }
  const facts = content.kind === 'file' ? content.facts : null
  const made = content.kind === 'package' ? content.made : null
  await store.add({ id, name, sizeBytes, ownerId, facts, package: made, at: clock.now() })
  for (const { language, text } of registration.captions) await needs.captions.put(id, language, text)
  return id
}

async function storePackage(
  storage: Storage,
  id: string,
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  const prefix = attemptFolder(id, 0)
  // The last file of an earlier, cut storing is not known: all of it is stored again.
  if (!(await storage.has(`${prefix}/${packageFile}`))) await storage.deletePrefix(`${prefix}/`)
  await storeFolder(storage, folder, prefix, signal)
}
