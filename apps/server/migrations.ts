import { pathToFileURL } from 'node:url'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const owner = (name: string, folder: string) => ({
  owner: name,
  folder: pathToFileURL(join(root, folder, '/')),
})

/** Every owner of tables, in the order in which their migrations apply; the composition root and the tests share it. */
export const migrationSets = [
  owner('events', 'platform/events/migrations'),
  owner('media', 'platform/media/migrations'),
  ...['identity', 'courses', 'learning', 'growth', 'retention'].map((slice) =>
    owner(slice, `slices/${slice}/server/migrations`),
  ),
  owner('demo', 'content/simulated-learners/migrations'),
]

/** The same for the analytics store. */
export const analyticsMigrationSets = [
  owner('events', 'platform/events/migrations'),
  owner('retention', 'slices/retention/server/migrations'),
]
