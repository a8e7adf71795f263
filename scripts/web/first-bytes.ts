import { readFileSync } from 'node:fs'
import { schemeScript } from '@banxue/ui/first/scheme'
import { leavingScript } from '@banxue/ui/offline/leaving'
import type { Plugin } from 'vite'

const criticalCss = new URL('../../ui/first.css', import.meta.url)

/** Comments and space between rules gone; the file holds no strings with either. */
const squeeze = (css: string) =>
  css
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .trim()

/**
 * Makes the template that the server fills: critical CSS and the scripts that choose what is seen inline, stylesheets at the end of
 * the body, so that the markup is painted before they are there (the app's script still waits for them).
 */
export function firstBytes(): Plugin {
  return {
    name: 'banxue:first-bytes',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const sheets = html.match(/^\s*<link rel="stylesheet"[^>]*>\n?/gm) ?? []
        const head = `<style>${squeeze(readFileSync(criticalCss, 'utf8'))}</style><script>${schemeScript}</script><script>${leavingScript}</script>`
        return sheets
          .reduce((page, sheet) => page.replace(sheet, ''), html)
          .replace('<!--first:head-->', () => `${head}\n    <!--first:head-->`)
          .replace('</body>', () => `${sheets.map((sheet) => sheet.trim()).join('\n    ')}\n  </body>`)
      },
    },
  }
}
