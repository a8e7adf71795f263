import type { Language } from '@banxue/platform/i18n/language'

/** The school as a mail shows it. */
interface Letterhead {
  school: string
  /** Absolute address of its picture; null where it has none. */
  logoUrl: string | null
  /** `#rrggbb` of links that stand on white. */
  ink: string
}

/**
 * The same words with the school's head, for mail programs that show pages. The text is escaped; addresses in it
 * become links; nothing else does.
 */
export function letterOf(text: string, language: Language, { school, logoUrl, ink }: Letterhead): string {
  const name = `<strong style="font-size:16px">${escaped(school)}</strong>`
  const picture =
    logoUrl === null
      ? ''
      : `<img src="${escaped(logoUrl)}" alt="" height="40" style="height:40px;max-width:160px;vertical-align:middle;margin-right:12px">`
  const paragraphs = text
    .trim()
    .split('\n\n')
    .map((words) => `<p style="margin:0 0 16px">${linked(escaped(words), ink).replaceAll('\n', '<br>')}</p>`)
  return `<!doctype html><html lang="${language}"><body style="margin:0;padding:24px;background:#fbf9f6;color:#1c2026;font:16px/1.6 -apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif"><div style="max-width:34em;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px"><p style="margin:0 0 20px">${picture}${name}</p>${paragraphs.join('')}</div></body></html>`
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`)

const linked = (html: string, ink: string): string =>
  html.replace(
    /https?:\/\/[^\s<]+/g,
    (address) => `<a href="${address}" style="color:${ink};overflow-wrap:anywhere">${address}</a>`,
  )
