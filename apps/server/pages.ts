import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AnyRouter, createRouterClient } from '@orpc/server'
import type { RequestContext } from '@banxue/platform/api/context'
import type { CourseCard, CoursePage } from '@banxue/slices/courses/contract'
import type { Me } from '@banxue/slices/identity/contract'
import type { UnitView } from '@banxue/slices/learning/contract'
import type { Template } from './first-bytes.ts'
import { contentSecurityPolicy, scriptHashes } from './first-bytes-csp.ts'
import { createPreviews, previewOf } from './course-preview.ts'
import { firstBytes, type FirstQuestions, shell } from './first-bytes-pages.ts'
import { webManifest } from './web-manifest.ts'

/** Answers every address that is neither a procedure nor a file: a page, or the picture of a course. */
export type Pages = (request: Request, context: RequestContext) => Promise<Response>

/** @param folder the built browser program */
export async function createPages(folder: string, router: AnyRouter): Promise<Pages> {
  const template = await readTemplate(folder)
  const policy = contentSecurityPolicy(scriptHashes(template.html))
  const previews = createPreviews()
  return async (request, context) => {
    const url = new URL(request.url)
    const questions = questionsOf(router, context)
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
    const preview = previewOf(url.pathname)
    if (preview !== null) return previews(preview, await questions.coursePage(preview.slug))
    if (url.pathname === '/manifest.webmanifest')
      return webManifest((await questions.me()).school.name, context.language)
    const { status, html } =
      url.pathname === '/shell'
        ? { status: 200, html: shell(template, context.language) }
        : await firstBytes(template, url, context.language, questions)
    return new Response(html, {
      status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'cache-control': 'no-store',
        vary: 'accept-language, cookie',
      },
    })
  }
}

async function readTemplate(folder: string): Promise<Template> {
  try {
    const [html, manifest] = await Promise.all([
      readFile(join(folder, 'index.html'), 'utf8'),
      readFile(join(folder, '.vite', 'manifest.json'), 'utf8'),
    ])
    return { html, manifest: JSON.parse(manifest) as Template['manifest'] }
  } catch (cause) {
    throw new Error('The pages are not built yet. Run npm start, which builds them, or npm run build.', {
      cause,
    })
  }
}

/** The procedures a page's first bytes need, asked as whoever opens it. */
function questionsOf(router: AnyRouter, context: RequestContext): FirstQuestions {
  const client = createRouterClient(router, { context }) as unknown as {
    identity: { me(): Promise<Me> }
    courses: { catalogue(): Promise<CourseCard[]>; coursePage(input: { slug: string }): Promise<CoursePage> }
    learning: { previewUnit(input: { courseId: string; unitId: string }): Promise<UnitView> }
  }
  return {
    me: () => client.identity.me(),
    catalogue: () => client.courses.catalogue(),
    coursePage: (slug) => client.courses.coursePage({ slug }).catch(nullWhereMissing),
    unit: (courseId, unitId) => client.learning.previewUnit({ courseId, unitId }).catch(nullWhereClosed),
  }
}

const nullWhereMissing = nullFor('NOT_FOUND', 'BAD_REQUEST')
/** The app asks by itself, and words why the unit is closed. */
const nullWhereClosed = nullFor(
  'NOT_FOUND',
  'BAD_REQUEST',
  'NOT_ENROLLED',
  'GUESTS_FIRST_UNIT_ONLY',
  'FORBIDDEN',
  'SIGN_IN',
)

/** Answers null to errors of some codes, and throws the others on. */
function nullFor(...codes: readonly string[]): (error: unknown) => null {
  return (error) => {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
    if (typeof code === 'string' && codes.includes(code)) return null
    throw error
  }
}
