import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, posix, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { typeOf } from './addresses.ts'
import { MediaPackage, PackagePath, packageFile } from './manifest.ts'

/** The folder is no package that can be served; `place` is a file of it. */
export class PackageRefused extends Error {
  readonly code: 'package_unreadable' | 'package_file_missing' | 'package_file_strange'
  readonly place: string
  constructor(code: PackageRefused['code'], place: string) {
    super(`${code} at ${place}`)
    this.code = code
    this.place = place
  }
}

/** Files of a package at most: four hours in three qualities. */
const fileLimit = 50_000

/**
 * Looks at every file of a package: that it is whole, holds nothing else than what is served, and that its playlists
 * lead nowhere else.
 *
 * @returns what it is, and the digest of all its files, by which it is known
 * @throws PackageRefused
 */
export async function checkPackage(
  folder: string,
): Promise<{ made: MediaPackage; sha256: string; sizeBytes: number }> {
  const made = await readManifest(folder)
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted()
  const all = new Set(names)
  const strange = names.find((name) => !PackagePath.safeParse(name).success || typeOf(name) === null)
  if (strange !== undefined || names.length > fileLimit)
    throw new PackageRefused('package_file_strange', strange ?? packageFile)
  for (const name of named(made)) if (!all.has(name)) throw new PackageRefused('package_file_missing', name)
  const digest = createHash('sha256')
  let sizeBytes = 0
  for (const name of names) {
    if (name.endsWith('.m3u8')) await checkPlaylist(folder, name, all)
    sizeBytes += (await stat(join(folder, name))).size
    digest.update(`${name}\0${await sha256Of(join(folder, name))}\n`)
  }
  return { made, sha256: digest.digest('hex'), sizeBytes }
}

async function readManifest(folder: string): Promise<MediaPackage> {
  try {
    return MediaPackage.parse(JSON.parse(await readFile(join(folder, packageFile), 'utf8')))
  } catch {
    throw new PackageRefused('package_unreadable', packageFile)
  }
}

const named = ({ hls, rungs, audio, poster, thumbnails, slides }: MediaPackage): string[] => [
  hls,
  ...rungs.map(({ url }) => url),
  ...(thumbnails?.urls ?? []),
  ...slides.map(({ url }) => url),
  ...[audio, poster].filter((path) => path !== null),
]

/** @throws PackageRefused where a line leads to a file that is not in the package */
async function checkPlaylist(folder: string, name: string, all: ReadonlySet<string>): Promise<void> {
  for (const line of (await readFile(join(folder, name), 'utf8')).split(/\r?\n/)) {
    const addresses =
      line.startsWith('#') || line.trim() === ''
        ? [...line.matchAll(/URI="([^"]*)"/g)].map((match) => match[1] ?? '')
        : [line.trim()]
    for (const address of addresses)
      if (!all.has(posix.join(posix.dirname(name), address)))
        throw new PackageRefused('package_file_missing', `${name}: ${address.slice(0, 100)}`)
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
