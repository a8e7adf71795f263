import sanitizeHtml, { type Attributes, type Tag } from 'sanitize-html'
import type { Context } from './context.ts'
import { outsideAddress } from './links.ts'
import { escapeText } from './markup.ts'
import { writeMath } from './math.ts'
import { parseXml } from './xml.ts'

const tags = (
  'p br strong b em i u small sub sup kbd samp code pre blockquote q ul ol li dl dt dd table caption thead tbody tfoot tr th td ' +
  'figure figcaption img a h3 h4 h5 h6 details summary span div hr'
).split(' ')

/**
 * HTML of an H5P file as a step may hold it: pictures from the interactive's own folder, programs' languages as
 * classes, LaTeX of `data-math` as visible code, MathML as the rest of the course has it.
 * @param folder of the interactive, with `/` at its end
 */
export function writeH5pHtml(html: string, folder: string, id: string, context: Context): string {
  const formulas: string[] = []
  const marked = html.replace(/<math[\s>][\s\S]*?<\/math>/g, (math) => {
    formulas.push(formulaOf(math, id, context))
    return `\uE000${formulas.length - 1}\uE001`
  })
  const clean = sanitizeHtml(marked, {
    allowedTags: tags,
    allowedAttributes: {
      '*': ['lang'],
      img: ['src', 'alt', 'width', 'height'],
      a: ['href'],
      code: ['class'],
      pre: ['class'],
      ol: ['type', 'start'],
      th: ['colspan', 'rowspan', 'scope'],
      td: ['colspan', 'rowspan'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'file'],
    transformTags: {
      ...Object.fromEntries(
        tags.map((tag) => [
          tag,
          (name: string, attributes: Attributes) => transformed(name, attributes, id, context),
        ]),
      ),
      img: (_name, attributes) => picture(attributes, folder, id, context),
      iframe: (_name, attributes) => outside(attributes['src'] ?? '', attributes['title'], id, context),
      video: (_name, attributes) => outside(attributes['src'] ?? '', attributes['title'], id, context),
    },
  })
  return clean.replace(/\uE000(\d+)\uE001/g, (_mark, index: string) => formulas[Number(index)] ?? '').trim()
}

/** LaTeX becomes visible; a programming language is no human one. */
function transformed(name: string, attributes: Attributes, id: string, context: Context): Tag {
  const latex = attributes['data-math']
  if (latex !== undefined) {
    context.report.add('changed', 'latex_as_code', context.document, id)
    return { tagName: 'code', attribs: { class: 'language-latex' }, text: latex }
  }
  if (name !== 'code' && name !== 'pre') return { tagName: name, attribs: attributes }
  const language = attributes['lang'] ?? attributes['class']?.split(/\s+/)[0] ?? ''
  const isNamed = /^[A-Za-z0-9+#]{1,20}$/.test(language)
  return { tagName: name, attribs: isNamed ? { class: `language-${language.toLowerCase()}` } : {} }
}

function picture(attributes: Attributes, folder: string, id: string, context: Context): Tag {
  const source = attributes['src'] ?? ''
  const alt = attributes['alt'] ?? ''
  const file = context.files.picture(folder, source)
  if (file !== null) return { tagName: 'img', attribs: { ...attributes, alt, src: `file:${file}` } }
  if (outsideAddress(source) !== null) return outside(source, alt, id, context)
  const name = source.split('/').at(-1) ?? ''
  context.report.add('changed', 'figure_missing', context.document, id, { source: name })
  return { tagName: 'em', attribs: {}, text: `${context.words.notInFile}: ${alt || name}` }
}

function outside(source: string, title: string | undefined, id: string, context: Context): Tag {
  const address = outsideAddress(source)
  if (address === null) {
    context.report.add('dropped', 'media_missing', context.document, id, { source: source.slice(0, 120) })
    return { tagName: 'em', attribs: {}, text: `${context.words.notInFile}: ${title || source}` }
  }
  context.report.add('changed', 'media_linked', context.document, id, { address })
  return {
    tagName: 'a',
    attribs: { href: address },
    text: `${context.words.open}: ${title || address}`,
  }
}

function formulaOf(math: string, id: string, context: Context): string {
  const named = /^<math[^>]*xmlns=/.test(math)
    ? math
    : math.replace('<math', '<math xmlns="http://www.w3.org/1998/Math/MathML"')
  try {
    return writeMath(parseXml(named, id), context)
  } catch {
    return escapeText(math.replace(/<annotation[\s\S]*?<\/annotation>/g, '').replace(/<[^>]*>/g, ''))
  }
}
