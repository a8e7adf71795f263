import type { Schema } from './document.ts'

/** A schema as one reads it: `{ id: uuid, at?: string | null }[]`, indented, two spaces a level. */
export function schemaText(schema: Schema, depth = 0): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'unknown'
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const parts = schema.anyOf ?? schema.oneOf
  if (parts !== undefined) return [...new Set(parts.map((part) => schemaText(part, depth)))].join(' | ')
  if (schema.allOf !== undefined) return schema.allOf.map((part) => schemaText(part, depth)).join(' & ')
  if (schema.prefixItems !== undefined)
    return `[${schema.prefixItems.map((item) => schemaText(item, depth)).join(', ')}]`
  if (schema.items !== undefined) return `${bracketed(schemaText(schema.items, depth))}[]`
  if (schema.properties !== undefined) return objectText(schema, depth)
  if (typeof schema.additionalProperties === 'object')
    return `{ [name]: ${schemaText(schema.additionalProperties, depth)} }`
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.join(' | ')
  return schema.format ?? type ?? 'unknown'
}

const bracketed = (text: string) => (text.includes(' | ') && !text.startsWith('{') ? `(${text})` : text)

function objectText(schema: Schema, depth: number): string {
  const names = Object.entries(schema.properties ?? {})
  if (names.length === 0) return '{}'
  const indent = '  '.repeat(depth + 1)
  const lines = names.map(([name, value]) => {
    const isOptional = !(schema.required ?? []).includes(name)
    const remark = value.description === undefined ? '' : `  // ${value.description}`
    return `${indent}${name}${isOptional ? '?' : ''}: ${schemaText(value, depth + 1)}${remark}`
  })
  return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`
}
