/** The parts of an OpenAPI 3.1 document that the page reads. */
export interface Schema {
  $ref?: string
  type?: string | readonly string[]
  const?: unknown
  enum?: readonly unknown[]
  format?: string
  description?: string
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  items?: Schema
  prefixItems?: readonly Schema[]
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  allOf?: readonly Schema[]
  additionalProperties?: Schema | boolean
}

interface Content {
  content?: Readonly<Record<string, { schema?: Schema }>>
}

interface Operation {
  operationId?: string
  summary?: string
  description?: string
  parameters?: readonly { name: string; in: string; required?: boolean; schema?: Schema }[]
  requestBody?: Content
  responses?: Readonly<Record<string, Content & { description?: string }>>
}

export interface Document {
  info: { title: string; version: string; description?: string }
  servers?: readonly { url: string }[]
  paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  components?: { schemas?: Readonly<Record<string, Schema>> }
}

/** One procedure as the page shows it. */
export interface Procedure {
  id: string
  method: string
  path: string
  about: string
  parameters: readonly { name: string; place: string; isRequired: boolean; schema: Schema }[]
  body: Schema | null
  answers: readonly { status: string; schema: Schema | null }[]
}

const methods = ['get', 'put', 'post', 'patch', 'delete']

/** Procedures by slice: the first part of their operation id, `learning.enrol`. */
export function proceduresOf(document: Document): ReadonlyMap<string, readonly Procedure[]> {
  const groups = new Map<string, Procedure[]>()
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const method of methods) {
      const operation = item[method]
      if (operation === undefined) continue
      const procedure = procedureOf(path, method, operation)
      const slice = procedure.id.split('.')[0] ?? ''
      groups.set(slice, [...(groups.get(slice) ?? []), procedure])
    }
  return groups
}

function procedureOf(path: string, method: string, operation: Operation): Procedure {
  return {
    id: operation.operationId ?? `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    about: operation.summary ?? operation.description ?? '',
    parameters: (operation.parameters ?? []).map(({ name, in: place, required, schema }) => ({
      name,
      place,
      isRequired: required ?? false,
      schema: schema ?? {},
    })),
    body: schemaOf(operation.requestBody),
    answers: Object.entries(operation.responses ?? {}).map(([status, answer]) => ({
      status,
      schema: schemaOf(answer),
    })),
  }
}

const schemaOf = (content: Content | undefined): Schema | null =>
  Object.values(content?.content ?? {})[0]?.schema ?? null
