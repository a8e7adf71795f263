import { catalogueText } from '@banxue/platform/events/catalogue'
import { metricsPage } from '@banxue/slices/retention/server'
import { definitions } from './definitions.ts'

/** Documents that are generated from the definitions: path from the project's root, and text. */
export function documents(): Record<string, string> {
  return { 'docs/events.md': catalogueText(definitions), 'docs/metrics.md': metricsPage() }
}
