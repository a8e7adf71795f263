import { StandardRPCJsonSerializer } from '@orpc/client/standard'

type Serialized = ReturnType<StandardRPCJsonSerializer['serialize']>
type Meta = Serialized[1]
/** oRPC's mark of a date, followed by its path. */
const dateMark = 1

/**
 * Says where the dates of an answer are, without the copy of the whole answer that the library makes: most
 * answers are records of text, numbers and dates, which `JSON.stringify` writes as the library would. Answers
 * with anything else in them are left to it.
 */
export class PlainSerializer extends StandardRPCJsonSerializer {
  override serialize(...args: Parameters<StandardRPCJsonSerializer['serialize']>): Serialized {
    const [data] = args
    const meta: Meta = []
    return args.length === 1 && isPlain(data, [], meta) ? [data, meta, [], []] : super.serialize(...args)
  }
}

/** Whether a value is one of those; notes its dates on the way. */
function isPlain(value: unknown, path: (string | number)[], meta: Meta): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return true
    case 'number':
      return !Number.isNaN(value)
    case 'object':
      return value === null || isPlainObject(value, path, meta)
    default:
      return false
  }
}

function isPlainObject(value: object, path: (string | number)[], meta: Meta): boolean {
  if (value instanceof Date) {
    meta.push([dateMark, ...path])
    return !Number.isNaN(value.getTime())
  }
  if (Array.isArray(value))
    return value.every((item, place) => item !== undefined && isPlainAt(item, place, path, meta))
  const prototype: unknown = Object.getPrototypeOf(value)
  if ((prototype !== Object.prototype && prototype !== null) || 'toJSON' in value) return false
  for (const [name, item] of Object.entries(value)) if (!isPlainAt(item, name, path, meta)) return false
  return true
}

function isPlainAt(item: unknown, place: string | number, path: (string | number)[], meta: Meta): boolean {
  path.push(place)
  const isIt = isPlain(item, path, meta)
  path.pop()
  return isIt
}
