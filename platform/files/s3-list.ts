import { DOMParser } from '@xmldom/xmldom'
import type { StoredFile } from './storage.ts'

/**
 * Every file of a bucket whose key begins with a prefix, page by page.
 *
 * @param page answers a listing (ListObjectsV2) for the query part of an address
 */
export async function* listBucket(
  prefix: string,
  page: (query: string) => Promise<string>,
): AsyncGenerator<StoredFile> {
  for (let after = ''; ;) {
    // After a key rather than by the store's own token: right also where files of the last page are deleted.
    const query = new URLSearchParams({ 'list-type': '2', prefix, 'start-after': after })
    const list = new DOMParser().parseFromString(await page(query.toString()), 'text/xml')
    const files = Array.from(list.getElementsByTagName('Contents')).map((file) => ({
      key: textIn(file, 'Key'),
      sizeBytes: Number(textIn(file, 'Size')),
    }))
    yield* files
    if (files.length === 0 || textIn(list, 'IsTruncated') !== 'true') return
    after = files.at(-1)?.key ?? ''
  }
}

/** Text of the first element of a name. */
function textIn(
  place: { getElementsByTagName: (name: string) => ArrayLike<{ textContent: string | null }> },
  name: string,
): string {
  return place.getElementsByTagName(name)[0]?.textContent ?? ''
}
