import { createHash } from 'node:crypto'

/** CSP sources of the scripts that stand in a page: `'sha256-…'`. Data blocks are no scripts and need none. */
export function scriptHashes(html: string): string[] {
  const inline = html.matchAll(/<script>([^]*?)<\/script>/g)
  return [...inline].map(
    ([, text]) =>
      `'sha256-${createHash('sha256')
        .update(text ?? '')
        .digest('base64')}'`,
  )
}

/**
 * The content security policy of every page. Scripts are the school's own files and the few whose hashes are given;
 * styles may stand on elements, because Mantine and MathML set them there.
 */
export function contentSecurityPolicy(hashes: readonly string[]): string {
  return Object.entries({
    'default-src': "'self'",
    'script-src': ["'self'", ...hashes].join(' '),
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'media-src': "'self' blob:",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')
}
