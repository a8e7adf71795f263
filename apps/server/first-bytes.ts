import { accentStyle } from '@banxue/ui/first/accent'
import { type FirstData, firstDataId } from '@banxue/ui/first/data'

/** What the build left for the server: the page's frame, and which files a page's modules became. */
export interface Template {
  /** `index.html` with the marks `<!--first:head-->`, `<!--first:body-->` and `<!--first:data-->`. */
  html: string
  /** By source path from the web app's folder. */
  manifest: Readonly<Record<string, { file: string; imports?: readonly string[]; css?: readonly string[] }>>
}

/** What one page says in its first bytes. */
export interface FirstPage {
  language: 'zh-CN' | 'en'
  title: string
  description: string
  /** Absolute; null where search engines should not keep the page. */
  canonicalUrl: string | null
  /** The picture of link previews: absolute address, pixels. */
  picture: { url: string; width: number; height: number } | null
  schoolName: string
  /** `#rrggbb`; null for the lamp. */
  accent: string | null
  /** Markup that the app will draw again in the same place. */
  body: string
  data: FirstData
  /** Ends of the source paths of the modules that the page needs beside the entry. */
  modules: readonly string[]
}

/** The whole page: title, meta and link preview, preloads, markup and data in the template. Pure. */
export function renderPage(template: Template, page: FirstPage): string {
  return (
    template.html
      .replace(/<html lang="[^"]*"/, () => `<html lang="${page.language}"`)
      .replace('<!--first:head-->', () => head(page))
      // Behind the entry: what it needs is fetched first.
      .replace('</head>', () => `${preloads(template, page.modules).join('')}</head>`)
      .replace('<!--first:body-->', () => page.body)
      .replace(
        '<!--first:data-->',
        () => `<script type="application/json" id="${firstDataId}">${safeJson(page.data)}</script>`,
      )
  )
}

function head(page: FirstPage): string {
  const { title, description, schoolName, canonicalUrl, picture } = page
  const named = title === schoolName ? title : `${title} · ${schoolName}`
  const meta = (kind: 'name' | 'property', name: string, content: string | null) =>
    content === null || content === '' ? '' : `<meta ${kind}="${name}" content="${escapeHtml(content)}">`
  return [
    `<title>${escapeHtml(named)}</title>`,
    meta('name', 'description', description),
    canonicalUrl === null
      ? meta('name', 'robots', 'noindex')
      : `<link rel="canonical" href="${escapeHtml(canonicalUrl)}">`,
    meta('property', 'og:type', 'website'),
    meta('property', 'og:site_name', schoolName),
    meta('property', 'og:title', title),
    meta('property', 'og:description', description),
    meta('property', 'og:url', canonicalUrl),
    ...(picture === null
      ? []
      : [
          meta('property', 'og:image', picture.url),
          meta('property', 'og:image:width', String(picture.width)),
          meta('property', 'og:image:height', String(picture.height)),
        ]),
    meta('property', 'og:locale', page.language.replace('-', '_')),
    meta('name', 'twitter:card', picture === null ? 'summary' : 'summary_large_image'),
    page.accent === null ? '' : accentStyle(page.accent),
  ].join('')
}

/** Links to every file that some modules need and that the template does not name, styles too, each once. */
function preloads({ html, manifest }: Template, modules: readonly string[]): string[] {
  const found = new Set<string>()
  const waiting = Object.keys(manifest).filter((key) => modules.some((module) => key.endsWith(module)))
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const chunk = manifest[key]
    if (chunk === undefined || found.has(key)) continue
    found.add(key)
    waiting.push(...(chunk.imports ?? []))
  }
  found.delete('index.html')
  const chunks = [...found].flatMap((key) => manifest[key] ?? [])
  const isNew = (file: string) => !html.includes(`/${file}"`)
  const styles = new Set(chunks.flatMap(({ css }) => css ?? []).filter(isNew))
  const scripts = new Set(chunks.map(({ file }) => file).filter(isNew))
  return [
    ...[...styles].map((file) => `<link rel="preload" as="style" crossorigin href="/${file}">`),
    ...[...scripts].map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
  ]
}

/** Text as it may stand in markup and in quoted attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`)
}

/** JSON that no text in it can end early: it stands inside a script element. */
function safeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
