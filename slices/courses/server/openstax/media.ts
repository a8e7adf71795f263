import type { Context, Write } from './context.ts'
import { outsideAddress } from './links.ts'
import { attributesOf, escapeText, upperFirst } from './markup.ts'
import { attribute, childrenBut, childrenNamed, elementsOf, idOf } from './tree.ts'
import type { El } from './xml.ts'

const players = [
  'iframe',
  'video',
  'audio',
  'flash',
  'object',
  'java-applet',
  'labview',
  'download',
  'embed',
  'param',
]

/** One medium: the picture for screens, or a link to what plays elsewhere, or its text where there is neither. */
export const writeMedia: Write = (media, context) => {
  const alt = altOf(media)
  const pictures = childrenNamed(media, 'image')
  const shown = pictures.filter(
    (image) => attribute(image, 'for') !== 'pdf' && attribute(image, 'for') !== 'print',
  )
  const written = (shown.length > 0 ? shown : pictures).map((image) => writeImage(image, media, context))
  const playing = childrenNamed(media, ...players).map((player) => writePlayer(player, media, context))
  const rest = context.inline(childrenBut(media, 'image', ...players, 'longdesc'))
  const all = [...written, ...playing, rest.trim()].filter((part) => part !== '')
  return all.length === 0 && alt !== '' ? `<em>${escapeText(alt)}</em>` : all.join(' ')
}

function writeImage(image: El, media: El, context: Context): string {
  const source = attribute(image, 'src') ?? ''
  const alt = attribute(image, 'alt') ?? altOf(media)
  const name = context.files.picture(context.folder, source)
  if (name !== null)
    return `<img${attributesOf({ src: `file:${name}` })} alt="${escapeText(alt).replaceAll('"', '&quot;')}"${attributesOf(
      {
        width: wholeNumber(attribute(image, 'width')),
        height: wholeNumber(attribute(image, 'height')),
      },
    )}>`
  const address = outsideAddress(source)
  if (address !== null) {
    context.report.add('changed', 'media_linked', context.document, idOf(media), { address })
    return writeAddress(address, nameOf(image, media) || address, context)
  }
  context.report.add('changed', 'figure_missing', context.document, idOf(media), {
    source: source.split('/').at(-1) ?? '',
  })
  return `<em>${escapeText(`${context.words.notInFile}: ${alt === '' ? (source.split('/').at(-1) ?? '') : alt}`)}</em>`
}

function writePlayer(player: El, media: El, context: Context): string {
  if (player.name === 'param') return ''
  const source = attribute(player, 'src') ?? attribute(player, 'data') ?? attribute(player, 'url') ?? ''
  const name = nameOf(player, media) || source.split('/').at(-1) || player.name
  const inner = context.inline(childrenBut(player, 'param')).trim()
  const after = inner === '' ? '' : ` ${inner}`
  const address = outsideAddress(source)
  const place = idOf(media) ?? attribute(media, 'alt')
  if (address !== null) {
    context.report.add('changed', 'media_linked', context.document, place, { address })
    return `${writeAddress(address, name, context)}${after}`
  }
  const isThere = context.files.find(context.folder, source) !== null
  context.report.add('dropped', isThere ? 'media_unsupported' : 'media_missing', context.document, place, {
    source: source.split('/').at(-1) ?? '',
  })
  return `<em>${escapeText(`${context.words.notInFile}: ${name}`)}</em>${after}`
}

const writeAddress = (address: string, name: string, { words }: Context): string =>
  `<a${attributesOf({ href: address })}>${escapeText(`${words.open}: ${name}`)}</a>`

/** `museum_entry_slides` reads as “Museum entry slides”. */
function nameOf(el: El, media: El): string {
  const name = attribute(el, 'title') ?? attribute(el, 'alt') ?? altOf(media)
  return /\s/.test(name) ? name : upperFirst(name.replaceAll('_', ' ').trim())
}

const altOf = (media: El): string =>
  attribute(media, 'alt') ??
  elementsOf(media)
    .map((el) => attribute(el, 'alt'))
    .find((alt) => alt !== null) ??
  ''

const wholeNumber = (value: string | null): string | null =>
  value !== null && /^\d{1,4}$/.test(value) ? value : null
