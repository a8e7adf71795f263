import { z } from 'zod'
import type { CatalogueEntry } from './contract.ts'
import type { EventType } from './define.ts'

/** Every kind of event with its fields, by name, from the definitions alone. */
export function catalogueOf(definitions: readonly EventType[]): CatalogueEntry[] {
  return definitions
    .map(({ name, version, kind, description, payload, columns = {} }) => ({
      name,
      version,
      kind,
      description,
      fields: Object.entries(payload.shape).map(([field, schema]) => ({
        name: field,
        type: typeOf(z.toJSONSchema(schema as z.ZodType, { unrepresentable: 'any', io: 'output' })),
        description: (schema as z.ZodType).description ?? '',
        column: columns[field] ?? null,
      })),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** The catalogue as a page of Markdown. */
export function catalogueText(definitions: readonly EventType[]): string {
  const gates = new Map(
    definitions.map(({ name, purpose }) => [
      name,
      purpose === undefined ? '' : ` Kept only of people who agree to the purpose \`${purpose}\`.`,
    ]),
  )
  const sections = catalogueOf(definitions).map(({ name, version, kind, description, fields }) => {
    const rows = fields.map(
      (field) =>
        `| \`${field.name}\` | ${cell(field.type)} | ${cell(field.description)} | ${field.column === null ? '' : `\`${field.column}\``} |`,
    )
    const table = ['| field | type | meaning | column |', '| --- | --- | --- | --- |', ...rows].join('\n')
    const gate = gates.get(name) ?? ''
    return `## ${name}\n\n${description} Version ${version}, ${kind}.${gate}\n\n${rows.length === 0 ? 'It has no fields.' : table}\n`
  })
  return `# Events\n\nGenerated from the definitions. A fact is published by the server in the transaction that made it true; telemetry is sent by browsers. A field with a column can be filtered by in the analytics store.\n\nEvery event has the column \`region\`, the country (ISO 3166-1 alpha-2) it comes from, fixed on arrival: the one that the school's proxy names in \`BANXUE_REGION_HEADER\`, else the one of the device's time zone. A fact that follows from an event has that event's region, a fact without a request the one of the person's zone. \`unknown\` is a value; addresses are not kept.\n\n${sections.join('\n')}`
}

interface Schema {
  type?: unknown
  format?: unknown
  enum?: unknown
  const?: unknown
  items?: unknown
  anyOf?: unknown
}

function typeOf(schema: unknown): string {
  const { type, format, enum: values, const: value, items, anyOf } = schema as Schema
  if (Array.isArray(anyOf)) return anyOf.map(typeOf).join(' or ')
  if (Array.isArray(values)) return values.map((each) => JSON.stringify(each)).join(' or ')
  if (value !== undefined) return JSON.stringify(value)
  if (type === 'array') return `list of ${typeOf(items ?? {})}`
  if (typeof type !== 'string') return 'any'
  return typeof format === 'string' ? `${type} (${format})` : type
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
