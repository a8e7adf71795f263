import type { Browser, BrowserContext } from 'playwright-core'

/** A learner of the course of videos, the address of its first unit and the playlist of its recording. */
export interface VideoLearner {
  signed: Awaited<ReturnType<BrowserContext['storageState']>>
  address: string
  master: string
}

/** Signs a newcomer up and enrols them in the course of videos. */
export async function givenLearner(from: Browser, school: string): Promise<VideoLearner> {
  const context = await from.newContext({ baseURL: school })
  const page = await context.newPage()
  await page.goto('/')
  const courseId = (await page.evaluate(enrolNewcomer, `bench-${crypto.randomUUID()}@example.org`)) as string
  const outline = (await (await context.request.get(`/api/learning/${courseId}`)).json()) as {
    outline: { modules: { units: { id: string }[] }[] }
  }
  const unitId = outline.outline.modules[0]?.units[0]?.id ?? ''
  const unit = (await (await context.request.get(`/api/learning/${courseId}/units/${unitId}`)).json()) as {
    steps: { content: { playback?: { hlsUrl: string } } }[]
  }
  const master = unit.steps[0]?.content.playback?.hlsUrl ?? ''
  const signed = await context.storageState()
  await context.close()
  return { signed, address: `${school}/learn/${courseId}/${unitId}`, master }
}

/** Runs in the page: signs somebody up and enrols them; answers the course's id. */
async function enrolNewcomer(email: string): Promise<string> {
  const call = async (path: string, body?: unknown) => {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', 'x-banxue': '1' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path} answers ${response.status}.`)
    return (await response.json()) as { id: string }
  }
  await call('/api/auth/sign-up/email', { name: 'Bench', email, password: 'a long password of the bench' })
  const { id } = await call('/api/courses/video-course')
  await call(`/api/learning/${id}`, {})
  return id
}
