/** What a query in the engine needs, in the parts of ClickHouse's HTTP interface that the client uses. */
export interface EngineQuery {
  sql: string
  format: string
  params: Record<string, ParamValue> | null
}

type Settings = Record<string, string>
export type ParamValue = string | number | bigint | boolean | null | ParamValue[]

/** Parameters of the HTTP layer itself, which the engine in process does not know. */
const ofHttp = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'session_id',
  'role',
  'wait_end_of_query',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
  'http_response_buffer_size',
  'enable_http_compression',
  'cancel_http_readonly_queries_on_client_close',
])
const insertion = /^\s*insert\s+into\s+([\w.`]+)\s*(\([^)]*\))?\s+format\s+(\w+)\s*$/i
const readable = /^\s*(?:--[^\n]*\n\s*)*(?:select|with|show|describe|exists|explain)\b/i

/**
 * The statement that inserts the rows of a file, where the address of a request asks for an insert whose rows are
 * its body; null for every other request. A file is a third of the work that rows inside a statement are.
 */
export function insertFrom(file: string, search: URLSearchParams): string | null {
  const insert = insertion.exec(search.get('query') ?? '')
  if (insert === null) return null
  const [, table = '', columns = '', format = ''] = insert
  const settings = settingList(settingsOf(search))
  return `insert into ${table} ${columns} from infile ${quoted(file)} compression 'none' ${settings} format ${format}`
}

/**
 * The statement that writes the rows of a select into a file, where a request asks for them in the Native format,
 * which is for whoever takes many; null for every other request. What is answered otherwise is held in memory.
 */
export function selectInto(file: string, search: URLSearchParams, body: string): string | null {
  const select = /^\s*(select\b[\s\S]*?)\s+format\s+native\s*$/i.exec(body)
  if (select === null || search.has('query')) return null
  const settings = settingList(settingsOf(search))
  return `${select[1]} ${settings} into outfile ${quoted(file)} compression 'none' format Native`
}

/** Reads a query from the query part of a request's address and from its body. */
export function engineQuery(search: URLSearchParams, body: string): EngineQuery {
  const query = search.get('query')
  const text = query === null ? body : `${query}\n${body}`
  return {
    sql: readable.test(text) ? `${text.replace(/[\s;]+$/, '')}\n${settingList(settingsOf(search))}` : text,
    format: search.get('default_format') ?? 'TabSeparated',
    params: paramsOf(search, text),
  }
}

function settingsOf(search: URLSearchParams): Settings {
  const settings: Settings = {}
  for (const [name, value] of search)
    if (!ofHttp.has(name) && !name.startsWith('param_') && /^\w+$/.test(name)) settings[name] = value
  return settings
}

function settingList(settings: Settings): string {
  const list = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}`)
  return list.length === 0 ? '' : `settings ${list.join(', ')}`
}

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

function paramsOf(search: URLSearchParams, sql: string): Record<string, ParamValue> | null {
  const params: Record<string, ParamValue> = {}
  for (const [name, value] of search) {
    if (!name.startsWith('param_')) continue
    const key = name.slice('param_'.length)
    const isArray = new RegExp(`\\{\\s*${key}\\s*:\\s*Array\\(`).test(sql)
    params[key] = isArray ? arrayOf(value) : value === '\\N' ? null : unescaped(value)
  }
  return Object.keys(params).length === 0 ? null : params
}

const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', '0': '\0' }

/** The text behind ClickHouse's backslash escapes. */
function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, letter: string) => escapes[letter] ?? letter)
}

/** An array literal as the client writes it: quoted strings, numbers, booleans, NULL, arrays. */
function arrayOf(text: string): ParamValue[] {
  const root: ParamValue[] = []
  const open: ParamValue[][] = []
  for (const [token] of text.matchAll(/'(?:[^'\\]|\\[\s\S])*'|[[\]]|[^,[\]\s]+/g)) {
    const inner = open.at(-1)
    if (token === '[') {
      const next: ParamValue[] = inner === undefined ? root : []
      inner?.push(next)
      open.push(next)
    } else if (token === ']') open.pop()
    else inner?.push(scalarOf(token))
  }
  return root
}

function scalarOf(token: string): ParamValue {
  if (token.startsWith("'")) return unescaped(token.slice(1, -1))
  if (token === 'NULL') return null
  if (token === 'TRUE' || token === 'FALSE') return token === 'TRUE'
  return /^-?\d+$/.test(token) ? BigInt(token) : Number(token)
}
