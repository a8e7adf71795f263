/** A zone in use, and the last answer about it: events come in bursts of one zone and one minute. */
interface Zone {
  format: Intl.DateTimeFormat
  minute: number
  day: string
}

/** Zones in use; bounded, because a zone's name comes from a device and has many spellings. */
const zones = new Map<string, Zone>()
const maxZones = 1000

const minuteMs = 60_000
/** From here on every zone's wall differs from UTC by whole minutes, so that a minute lies within one day. */
const wholeMinutesSince = Date.UTC(1973, 0)

/** Whether the name is a zone that this runtime knows (IANA, any case). */
export function isZone(zone: string): boolean {
  return zoneOf(zone) !== null
}

/**
 * The calendar date on the wall in a zone; the only place where an instant becomes a day.
 *
 * @param zone IANA name; throws RangeError where it is none
 * @returns `YYYY-MM-DD`
 */
export function localDay(at: Date, zone: string): string {
  const known = zoneOf(zone)
  if (known === null) throw new RangeError(`Not a time zone: ${zone}`)
  const ms = at.getTime()
  if (ms < wholeMinutesSince) return known.format.format(at)
  const minute = Math.floor(ms / minuteMs)
  if (known.minute !== minute) {
    known.day = known.format.format(at)
    known.minute = minute
  }
  return known.day
}

function zoneOf(name: string): Zone | null {
  const known = zones.get(name)
  if (known) return known
  try {
    // en-CA writes dates as ISO 8601 does.
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone: name,
      calendar: 'iso8601',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    const zone = { format, minute: Number.NaN, day: '' }
    if (zones.size >= maxZones) zones.clear()
    zones.set(name, zone)
    return zone
  } catch {
    return null
  }
}
