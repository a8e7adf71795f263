const text =
  'a abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup u var wbr'
const blocks =
  'aside blockquote dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr img li ol p pre section summary ul'
const tables = 'caption col colgroup table tbody td tfoot th thead tr'
/** MathML Core's presentation elements; none that holds markup of another kind (`annotation-xml`, `mglyph`). */
const math =
  'math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics'

export const allowedElements: readonly string[] = [text, blocks, tables, math].join(' ').split(' ')
const mathElements: ReadonlySet<string> = new Set(math.split(' '))

/** Elements whose text goes with them: what a browser would not show, or would read as something else. */
export const silentElements: readonly string[] =
  'script style textarea option xmp title noscript noembed noframes plaintext template select svg iframe object embed annotation annotation-xml head'.split(
    ' ',
  )

const number = /^\d{1,4}$/
const word = /^[\w -]{1,60}$/
const length = /^-?\d{0,4}(?:\.\d{1,4})?(?:em|ex|px|%)?$/
const anyText = /^[^\0]*$/
const boolean = /^(?:true|false)$/

/** Attributes that any element may have, with the values allowed. `class` and addresses are looked at apart. */
const everywhere: Readonly<Record<string, RegExp>> = {
  lang: /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i,
  dir: /^(?:ltr|rtl|auto)$/,
  title: anyText,
  'aria-label': anyText,
}

const cell = { colspan: number, rowspan: number, scope: /^(?:row|col|rowgroup|colgroup)$/, headers: word }
const perElement: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  td: cell,
  th: { ...cell, abbr: anyText },
  col: { span: number },
  colgroup: { span: number },
  img: { alt: anyText, width: number, height: number },
  ol: { start: /^-?\d{1,6}$/, type: /^[1aAiI]$/, reversed: /^(?:reversed)?$/ },
  li: { value: /^-?\d{1,6}$/ },
  details: { open: /^(?:open)?$/ },
  span: { 'data-gap': /^[\w-]{1,40}$/ },
}

const inMath: Readonly<Record<string, RegExp>> = {
  display: /^(?:block|inline)$/,
  displaystyle: boolean,
  alttext: anyText,
  mathvariant: word,
  stretchy: boolean,
  symmetric: boolean,
  fence: boolean,
  separator: boolean,
  largeop: boolean,
  movablelimits: boolean,
  accent: boolean,
  accentunder: boolean,
  form: /^(?:prefix|infix|postfix)$/,
  scriptlevel: /^[+-]?\d$/,
  lspace: length,
  rspace: length,
  width: length,
  height: length,
  depth: length,
  linethickness: length,
  columnalign: word,
  rowspacing: length,
  columnspacing: length,
  notation: word,
  columnspan: number,
  rowspan: number,
}

/** Names that an importer may give a part of a text, so that a page can dress it. */
const classes = /^(?:language-[\w+#.-]{1,30}|note|example|exercise|tip|warning|equation|output|term|callout)$/

/** Whether an attribute may stay with this value; `id`, `class`, `href` and `src` are not asked for here. */
export function isAllowedAttribute(element: string, name: string, value: string): boolean {
  const rule =
    everywhere[name] ?? perElement[element]?.[name] ?? (mathElements.has(element) ? inMath[name] : undefined)
  return rule !== undefined && rule.test(value)
}

/** The class names of a list that may stay. */
export const allowedClasses = (value: string): string[] =>
  value.split(/\s+/).filter((name) => classes.test(name))
