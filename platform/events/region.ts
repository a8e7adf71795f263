/** What a region is where nothing tells the country. */
export const unknownRegion = 'unknown'

/** What is known of where somebody is. */
export interface Whereabouts {
  /** Country that a trusted proxy names, as it names it; null without one. */
  header: string | null
  /** IANA zone of the device. */
  zone: string
}

/**
 * The country an event comes from: the proxy's word where it is a country of ISO 3166-1, else the one country that
 * the zone lies in. A zone of several countries, of none (`UTC`, `Etc/GMT+5`) or by an abbreviation (`CET`) tells none.
 *
 * @returns ISO 3166-1 alpha-2 in upper case, or `unknown`
 */
export function regionOf({ header, zone }: Whereabouts): string {
  if (header !== null) {
    const country = header.trim().toUpperCase()
    if (atlas().countries.has(country)) return country
  }
  return regionOfZone(zone)
}

/** Regions of zones in use; bounded, because a zone's name comes from a device and has many spellings. */
const regions = new Map<string, string>()
const maxRegions = 1000

function regionOfZone(zone: string): string {
  const known = regions.get(zone)
  if (known !== undefined) return known
  const region = isAbbreviation.test(zone) ? unknownRegion : countryOf(zone)
  if (regions.size >= maxRegions) regions.clear()
  regions.set(zone, region)
  return region
}

/** `EST`, `CET`, `PST8PDT` and the like: walls of half a continent, which the runtime takes for one of its cities. */
const isAbbreviation = /^[a-z][es]t(\d[a-z]dt)?$/i

function countryOf(zone: string): string {
  const { zones } = atlas()
  return zones.get(zone) ?? zones.get(canonical(zone)) ?? unknownRegion
}

/** Name that this runtime prefers for a zone, `Asia/Calcutta` for `Asia/Kolkata`; the name itself where it is none. */
function canonical(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return zone
  }
}

interface Atlas {
  countries: ReadonlySet<string>
  /** Country of each zone, `unknown` where several share it. */
  zones: ReadonlyMap<string, string>
}

let made: Atlas | undefined

/** Made once, from what the runtime knows of countries and their zones; takes some 100 ms, so a server makes it before it opens. */
export function atlas(): Atlas {
  return (made ??= makeAtlas())
}

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
/** In ISO 3166-1, but uninhabited and without a zone in CLDR: Bouvet Island, Heard and McDonald Islands. */
const zoneless = ['BV', 'HM']

function makeAtlas(): Atlas {
  const countries = new Set(zoneless)
  const zones = new Map<string, string>()
  for (const country of letters.flatMap((first) => letters.map((second) => first + second))) {
    const locale = new Intl.Locale(`und-${country}`)
    // A code of the past stands for another country's: SU for RU.
    const own = locale.region === country ? (locale.getTimeZones() ?? []) : []
    if (own.length > 0) countries.add(country)
    for (const zone of own) zones.set(zone, zones.has(zone) ? unknownRegion : country)
  }
  return { countries, zones }
}
