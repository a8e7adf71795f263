/** Text as HTML. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A value of an attribute, to stand between double quotes. */
export const escapeValue = (text: string): string => escapeText(text).replaceAll('"', '&quot;')

/** ` name="value"` for each value that is there. */
export const attributesOf = (values: Record<string, string | number | null | undefined>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => ` ${name}="${escapeValue(String(value))}"`)
    .join('')

/** The words of HTML, without marks. */
export const plainText = (html: string): string =>
  html
    .replace(/<br\s*\/?>|<\/(?:p|li|td|th|h\d)>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()

/** Words in HTML; a Chinese character counts as one. */
export const wordCount = (html: string): number =>
  plainText(html).match(/\p{Script=Han}|[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0

/** Without ids, for a part that is shown a second time. */
export const withoutIds = (html: string): string => html.replace(/(<[^>]*?) id="[^"]*"/g, '$1')

/** First character in lower case, unless the word is an acronym. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}(?!\p{Lu})(?!\s\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

/** First character in upper case. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What `escapeValue` wrote, as it was. */
export const unescapeValue = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
