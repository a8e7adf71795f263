import { addressHeader, loopbackHeader } from '@banxue/platform/api/http'
import { isZone } from '@banxue/platform/events/local-day'
import type { Language } from '@banxue/platform/i18n/language'
import { readCookies } from './cookies.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text is a zone by name; offsets such as `+08:00` know no summer time and are refused. */
export const isZoneName = (zone: string): boolean =>
  /^[A-Za-z]/.test(zone) && zone.length <= 60 && isZone(zone)

/** The zone of the device that sent a request, or `otherwise` where it says none or no known one. */
export function zoneOf(headers: Headers, otherwise: string): string {
  const zone = headers.get('x-zone')
  return zone !== null && isZoneName(zone) ? zone : otherwise
}

/** The language to answer a request in: chosen on this device, else the browser's first that the school speaks. */
export function languageOf(headers: Headers): Language {
  const chosen = readCookies(headers).get('banxue_language')
  if (chosen === 'zh-CN' || chosen === 'en') return chosen
  for (const tag of (headers.get('accept-language') ?? '').split(',')) {
    const language = tag.trim().toLowerCase()
    if (language.startsWith('zh')) return 'zh-CN'
    if (language.startsWith('en')) return 'en'
  }
  return 'en'
}

/** First-party id of the browser, which joins a registration to earlier visits; null where it sends none. */
export function visitorOf(headers: Headers): string | null {
  const id = headers.get('x-visitor')
  return id !== null && uuid.test(id) ? id.toLowerCase() : null
}

/** Whether a request comes from this machine and was addressed to it by a loopback name. */
export function isLoopback(headers: Headers): boolean {
  const host = (headers.get('host') ?? '').toLowerCase()
  return (
    headers.get(loopbackHeader) === '1' &&
    /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d+)?$/.test(host)
  )
}

/** Whose attempts are counted together: a network address, IPv6 by its /64. */
export function networkOf(headers: Headers): string {
  const address = headers.get(addressHeader) ?? 'unknown'
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address
}
