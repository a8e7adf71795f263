import { expect, test } from 'vitest'
import { newAccount, signUp } from './people.ts'
import { serveElsewhere } from './elsewhere.ts'
import { deskInEnglish, openScreen } from './screen.ts'
import { shortCourseSchool } from './school-of-file.ts'

const here = shortCourseSchool()

test('a script that somebody slips into a page does not run, while the school does', async () => {
  const screen = await openScreen(here.browser, here.school.url, deskInEnglish)
  const { page, url } = screen
  for (const path of ['/', '/courses/short-course', '/sign-in', '/console/pulse']) {
    const response = await page.goto(path)
    const policy = response?.headers()['content-security-policy'] ?? ''
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? []
    expect(scripts).toContain("'self'")
    expect(scripts.filter((one) => one !== "'self'" && !one.startsWith("'sha256-"))).toEqual([])
    expect(policy).toMatch(/object-src 'none'/)
    expect(policy).toMatch(/frame-ancestors 'none'/)
  }

  // As a server that forgot to escape would send it, and as an attacker's code would add it later.
  await page.route(`${url}/courses/short-course`, async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace(
      '</body>',
      '<script>window.slipped = "script"</script><img src="/nowhere" onerror="window.slipped = \'handler\'"></body>',
    )
    await route.fulfill({ response, body })
  })
  await page.goto('/courses/short-course')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('button', { name: screen.w.tryFirst }).waitFor()
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.slipped = "added"'
    document.body.append(script)
  })
  expect(await page.evaluate('window.slipped')).toBeUndefined()
  expect(screen.faults().filter((fault) => /Content Security Policy/.test(fault)).length).toBeGreaterThan(1)
  await screen.close()
})

test('the session lies where scripts and other sites cannot reach it', async () => {
  const screen = await openScreen(here.browser, here.school.url, deskInEnglish)
  const { page } = screen
  await signUp(screen, newAccount('Li Na'))
  await page.goto('/')
  const cookies = await page.context().cookies()
  const session = cookies.filter(({ name }) => name !== 'banxue_language')
  expect(session.length).toBeGreaterThan(0)
  for (const cookie of session) expect(cookie).toMatchObject({ httpOnly: true, path: '/' })
  for (const { sameSite } of cookies) expect(['Lax', 'Strict']).toContain(sameSite)
  const readable = String(await page.evaluate('document.cookie'))
  for (const { value } of session) expect(readable).not.toContain(value)
  await screen.close()
})

// Another site gets no cookie of ours; another origin of the same site gets them, and is refused all the same.
test.each([
  ['another site', 'localhost', 401],
  ['another origin of the same site', '127.0.0.1', 403],
])('what %s sends in the name of somebody signed in is refused', async (_, host, status) => {
  const screen = await openScreen(here.browser, here.school.url, deskInEnglish)
  const { page, url } = screen
  const account = newAccount('Li Na')
  await signUp(screen, account)
  const elsewhere = await serveElsewhere(
    host,
    `
    <form method="post" enctype="text/plain" action="${url}/rpc/identity/changeProfile">
      <input name='{"json":{"name":"Stolen","x":"' value='"}}'><button>Win a prize</button>
    </form>`,
  )
  await page.goto(elsewhere.url)
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().startsWith(`${url}/rpc/`)),
    page.getByRole('button', { name: 'Win a prize' }).click(),
  ])
  expect(answer.status()).toBe(status)

  await page.goto(elsewhere.url)
  const byScript = await page.evaluate(
    (target) =>
      fetch(`${target}/rpc/identity/changeProfile`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'content-type': 'application/json', 'x-banxue': '1' },
        body: JSON.stringify({ json: { name: 'Stolen' } }),
      }).then(
        ({ status }) => `answered ${status}`,
        () => 'not sent',
      ),
    url,
  )
  expect(byScript).toBe('not sent')
  await elsewhere.close()

  await page.goto('/me')
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Name', exact: true }).inputValue())
    .toBe(account.name)
  await screen.close()
})
