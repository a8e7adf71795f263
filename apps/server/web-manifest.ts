import type { Language } from '@banxue/platform/i18n/language'
import { firstWords } from '@banxue/ui/first/words'

const paper = '#fbfaf7'

/** What a device needs to install the school as an app: its name, its picture, where it opens. */
export function webManifest(schoolName: string, language: Language): Response {
  const icon = (name: string, sizes: string, purpose: 'any' | 'maskable') => ({
    src: `/${name}`,
    sizes,
    type: name.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
    purpose,
  })
  const manifest = {
    id: '/',
    name: schoolName,
    short_name: schoolName,
    description: firstWords[language].promise,
    lang: language,
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: paper,
    theme_color: paper,
    categories: ['education'],
    icons: [
      icon('icon.svg', 'any', 'any'),
      icon('icon-192.png', '192x192', 'any'),
      icon('icon-512.png', '512x512', 'any'),
      icon('icon-maskable-192.png', '192x192', 'maskable'),
      icon('icon-maskable-512.png', '512x512', 'maskable'),
    ],
  }
  return new Response(JSON.stringify(manifest), {
    headers: {
      'content-type': 'application/manifest+json; charset=utf-8',
      'cache-control': 'public, max-age=300',
      vary: 'accept-language, cookie',
    },
  })
}
