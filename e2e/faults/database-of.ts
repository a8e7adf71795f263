import { holderOf } from '../../apps/server/data-folder.ts'

/** Address of the database of the school that runs on a data folder. */
export async function databaseOf(data: string): Promise<string> {
  const url = (await holderOf(data))?.databaseUrl
  if (url == null) throw new Error('no school runs there')
  return url
}
