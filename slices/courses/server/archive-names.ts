import { ImportRefused } from './draft.ts'

/**
 * The name of a file in an archive: UTF-8, else GB 18030, which Chinese Windows writes.
 *
 * @throws ImportRefused `zip_bad_name`
 */
export function nameOf(raw: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(raw).normalize('NFC')
    } catch {
      // Not this encoding.
    }
  }
  throw new ImportRefused('zip_bad_name', Buffer.from(raw).toString('latin1').slice(0, 200))
}

/**
 * Refuses a name that could lead out of the folder it is unpacked to, or that systems read in different ways.
 *
 * @throws ImportRefused `zip_unsafe_path`, `zip_bad_name`
 */
export function checkName(name: string): void {
  const parts = name.replace(/\/$/, '').split('/')
  if (/\p{Cc}/u.test(name) || name.length > 1024) throw new ImportRefused('zip_bad_name', shown(name))
  if (name.includes('\\') || name.startsWith('/') || /^[a-z]:/i.test(name) || parts.includes('..'))
    throw new ImportRefused('zip_unsafe_path', shown(name))
  if (parts.some((part) => part === '' || part === '.')) throw new ImportRefused('zip_bad_name', shown(name))
}

const shown = (name: string) => name.replace(/\p{Cc}/gu, '·').slice(0, 200)

/** Names that operating systems add and nobody means. */
export const isLitter = (name: string): boolean =>
  name.startsWith('__MACOSX/') || /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(name)

/** Folders that a format itself has at its root. */
const ownFolders: readonly (string | undefined)[] = ['META-INF', 'collections', 'modules']

/** The one folder, with its slash, that was put around everything; empty where there is none. */
export function topFolder(paths: readonly string[]): string {
  const first = paths[0]?.split('/')
  if (first === undefined || first.length < 2 || ownFolders.includes(first[0])) return ''
  const folder = `${first[0]}/`
  return paths.every((path) => path.startsWith(folder)) ? folder : ''
}
