import { describe, expect, it } from 'vitest'
import { htmlOf, importContent } from './testing/books.ts'

const inline = (math: string): Promise<string> => htmlOf(`<para><m:math>${math}</m:math></para>`)

describe('formulas', () => {
  it('lose their prefix and what browsers do not draw', async () => {
    expect(
      await inline(
        '<m:mrow id="x"><m:mi fontstyle="italic">x</m:mi><m:mo stretchy="false">=</m:mo><m:mn>2</m:mn></m:mrow>',
      ),
    ).toBe('<p><math><mrow><mi>x</mi><mo stretchy="false">=</mo><mn>2</mn></mrow></math></p>')
  })

  it('are kept without their annotations', async () => {
    expect(
      await inline(
        '<m:semantics><m:mrow><m:mi>x</m:mi></m:mrow><m:annotation encoding="StarMath 5.0"> size 12{x} {}</m:annotation></m:semantics>',
      ),
    ).toBe('<p><math><mrow><mi>x</mi></mrow></math></p>')
  })

  it('write fences and separators as operators', async () => {
    expect(
      await inline(
        '<m:mfenced open="[" close=")" separators=";,"><m:mi>a</m:mi><m:mi>b</m:mi><m:mi>c</m:mi></m:mfenced>',
      ),
    ).toBe(
      '<p><math><mrow><mo fence="true" stretchy="true">[</mo><mi>a</mi><mo separator="true">;</mo><mi>b</mi><mo separator="true">,</mo><mi>c</mi><mo fence="true" stretchy="true">)</mo></mrow></math></p>',
    )
  })

  it('may have no fence on one side', async () => {
    expect(await inline('<m:mfenced open="{" close=""><m:mi>a</m:mi></m:mfenced>')).toBe(
      '<p><math><mrow><mo fence="true" stretchy="true">{</mo><mi>a</mi></mrow></math></p>',
    )
  })

  it('stand in a block where they are an equation, with a number where something links to it', async () => {
    const html = await htmlOf(
      '<equation id="e"><m:math><m:mi>x</m:mi></m:math></equation><para>By <link target-id="e"/>.</para>',
    )
    expect(html).toBe(
      '<p id="e"><math display="block"><mi>x</mi></math> (1.1)</p>\n<p>By <a href="unit:m1#e">Equation 1.1</a>.</p>',
    )
  })
})

describe('elements of formulas', () => {
  it('are told by their namespace, not by their prefix', async () => {
    expect(
      await htmlOf('<para><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></para>'),
    ).toBe('<p><math><mi>x</mi></math></p>')
  })

  it('keep tables, spaces and roots', async () => {
    const table =
      '<mtable columnalign="left"><mtr><mtd><msqrt><mn>2</mn></msqrt></mtd><mtd><mspace width="0.2em"></mspace></mtd></mtr></mtable>'
    expect(await inline(table.replace(/<(\/?)(?=m)/g, '<$1m:'))).toBe(`<p><math>${table}</math></p>`)
  })

  it('keep empty scripts, as isotopes have them', async () => {
    expect(
      await inline(
        '<m:mmultiscripts><m:mi>C</m:mi><m:mprescripts/><m:none/><m:mn>14</m:mn></m:mmultiscripts>',
      ),
    ).toBe(
      '<p><math><mmultiscripts><mi>C</mi><mprescripts></mprescripts><mrow></mrow><mn>14</mn></mmultiscripts></math></p>',
    )
  })

  it('keep the text of content markup and report it', async () => {
    const { unit, codes } = await importContent(
      '<para><m:math><m:apply><m:plus/><m:ci>a</m:ci></m:apply></m:math></para>',
    )
    expect(JSON.stringify(unit)).toContain('<mtext>a</mtext>')
    expect(codes).toContain('unknown_element')
  })
})
