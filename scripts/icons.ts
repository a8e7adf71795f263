/**
 * Draws the app's icons from `apps/web/public/icon.svg`: `node scripts/icons.ts`. A maskable icon fills its square
 * and keeps the drawing within the inner 80 %, because devices cut it to a circle or a drop.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchBrowser } from '../e2e/browser.ts'

const folder = join(import.meta.dirname, '..', 'apps', 'web', 'public')
const svg = await readFile(join(folder, 'icon.svg'), 'utf8')
const ground = /<rect[^>]*fill="(#[0-9a-f]+)"/.exec(svg)?.[1] ?? '#000'
/** Share of the square that the drawing takes. */
const inner = 0.8

const browser = await launchBrowser()
try {
  const page = await browser.newPage()
  for (const sizePx of [192, 512]) {
    await draw(`icon-${sizePx}.png`, sizePx, sizePx, 'transparent')
    await draw(`icon-maskable-${sizePx}.png`, sizePx, Math.round(sizePx * inner), ground)
  }
  await draw('icon-180.png', 180, 150, ground)

  async function draw(name: string, sizePx: number, drawnPx: number, background: string): Promise<void> {
    await page.setViewportSize({ width: sizePx, height: sizePx })
    await page.setContent(
      `<style>*{margin:0}body{display:grid;place-items:center;height:100vh;background:${background}}svg{display:block;width:${drawnPx}px}</style>${svg}`,
    )
    await writeFile(join(folder, name), await page.screenshot({ omitBackground: true }))
    console.log(name)
  }
} finally {
  await browser.close()
}
