/** Formats of zones in use; bounded, because a zone's name comes from a device and has many spellings. */
const formats = new Map<string, Intl.DateTimeFormat>()
const maxFormats = 1000

/** Whether the name is a zone that this runtime knows (IANA, any case). */
export function isZone(zone: string): boolean {
  return formatOf(zone) !== null
}

/**
 * The calendar date on the wall in a zone; the only place where an instant becomes a day.
 *
 * @param zone IANA name; throws RangeError where it is none
 * @returns `YYYY-MM-DD`
 */
export function localDay(at: Date, zone: string): string {
  const format = formatOf(zone)
  if (format === null) throw new RangeError(`Not a time zone: ${zone}`)
  return format.format(at)
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone)
  if (known) return known
  try {
    // en-CA writes dates as ISO 8601 does.
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      calendar: 'iso8601',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    if (formats.size >= maxFormats) formats.clear()
    formats.set(zone, format)
    return format
  } catch {
    return null
  }
}
