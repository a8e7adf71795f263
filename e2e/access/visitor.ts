import { StandardRPCJsonSerializer } from '@orpc/client/standard'

/** What a call came to: the contract's output, or the code it was refused with. */
export interface Answered {
  status: number
  code: string | null
  output: unknown
}

export type Visitor = ReturnType<typeof givenVisitor>

/** Somebody with cookies of their own, who knows the school's address and nothing else. */
export function givenVisitor(url: string) {
  const cookies = new Map<string, string>()
  const serializer = new StandardRPCJsonSerializer()

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers({ origin: url, 'x-banxue': '1', 'x-zone': 'UTC' })
    if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    for (const [name, value] of new Headers(init.headers))
      if (value === '') headers.delete(name)
      else headers.set(name, value)
    const response = await fetch(`${url}${path}`, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', ...value] = (line.split(';')[0] ?? '').split('=')
      cookies.set(name, value.join('='))
    }
    return response
  }

  async function rpc(
    path: string,
    input: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> {
    const [json, meta] = serializer.serialize(input)
    const response = await send(`/rpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ json, meta }),
    })
    const answer = (await response.json()) as { json: { code?: string } | null }
    return {
      status: response.status,
      code: response.ok ? null : (answer.json?.code ?? ''),
      output: answer.json,
    }
  }

  return {
    fetch: send,
    rpc,
    /** Calls a procedure that is expected to agree. */
    async must(path: string, input: unknown): Promise<unknown> {
      const { status, output } = await rpc(path, input)
      if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(output)}`)
      return output
    },
    async signUp(): Promise<void> {
      const response = await send('/api/auth/sign-up/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          name: 'Somebody',
          email: `${crypto.randomUUID()}@example.com`,
          password: 'long enough for a test',
        }),
      })
      if (!response.ok) throw new Error(`sign-up answered ${response.status}: ${await response.text()}`)
    },
  }
}
