import { describe, expect, it } from 'vitest'
import { parseXml } from './xml.ts'
import { textOf } from './tree.ts'

describe('reading XML', () => {
  it('drops prefixes, comments and processing instructions and keeps CDATA as text', () => {
    const root = parseXml(
      '<a:b xmlns:a="urn:a" a:x="1"><?go?><!-- no --><a:c>yes</a:c><![CDATA[<&>]]></a:b>',
      'x',
    )
    expect(root).toEqual({
      name: 'b',
      isMath: false,
      attributes: { 'a:x': '1' },
      children: [{ name: 'c', isMath: false, attributes: {}, children: ['yes'] }, '<&>'],
    })
  })

  it('reads the entities of HTML and leaves unknown ones as they are written', () => {
    expect(textOf(parseXml('<a>x&nbsp;&alpha;&mdash;&amp;&lt;&#945;&nosuch;</a>', 'x'))).toBe(
      'x α—&<α&nosuch;',
    )
  })

  it('never expands what a document type defines', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "aaaaaaaaaa"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'
    expect(textOf(parseXml(bomb, 'x'))).toBe('&y;')
  })

  it('never fetches what an entity points to', () => {
    const outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<a>&x;</a>'
    expect(textOf(parseXml(outside, 'x'))).toBe('&x;')
  })

  it('names the line of the element that is left open', () => {
    expect(() => parseXml('<a>\n<b>\n</a>', 'm1')).toThrow(
      expect.objectContaining({ code: 'broken_xml', place: 'm1:2' }),
    )
  })

  it.each(['', '   ', 'no XML at all', '<a', '<a b=></a>', '<a><b></a></b>', '<x:a/>', '\u0000'])(
    'refuses %j',
    (text) => {
      expect(() => parseXml(text, 'm1')).toThrow(expect.objectContaining({ code: 'broken_xml' }))
    },
  )

  it('refuses elements nested deeper than anybody writes', () => {
    const deep = `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`
    expect(() => parseXml(deep, 'm1')).toThrow(expect.objectContaining({ code: 'xml_too_deep' }))
  })

  it('refuses a file of more than 16 million characters', () => {
    expect(() => parseXml(`<a>${' '.repeat(16_000_001)}</a>`, 'm1')).toThrow(
      expect.objectContaining({ code: 'xml_too_large' }),
    )
  })

  it('marks formulas by their namespace, with any prefix or none', () => {
    const math = 'xmlns="http://www.w3.org/1998/Math/MathML"'
    const root = parseXml(
      `<a xmlns:m="http://www.w3.org/1998/Math/MathML"><m:math/><math ${math}/><math/></a>`,
      'x',
    )
    expect(root.children.map((child) => typeof child !== 'string' && child.isMath)).toEqual([
      true,
      true,
      false,
    ])
  })
})
