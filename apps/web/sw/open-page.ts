/** After this time without an answer the kept frame opens, and asks for what it needs by itself; milliseconds. */
const patienceMs = 3_000

interface Opening {
  request: Request
  /** The browser's own request, begun while the worker woke up. */
  preloaded: Promise<Response | undefined> | undefined
  /** The page without anybody's data. */
  shell: () => Promise<Response | undefined>
}

/** A page: the school's answer where it comes in time, else the kept frame. */
export async function openPage({ request, preloaded, shell }: Opening): Promise<Response> {
  const answer = ask(request, preloaded).then((response) => (isAway(response) ? null : response))
  const first = await Promise.race([answer.catch(() => null), after(patienceMs)])
  return first ?? (await shell()) ?? (await answer) ?? Response.error()
}

async function ask(request: Request, preloaded: Opening['preloaded']): Promise<Response> {
  return (await preloaded) ?? (await fetch(request))
}

/** A proxy answers, but the school behind it does not. */
const isAway = ({ status }: Response) => status === 502 || status === 503 || status === 504

const after = (ms: number) => new Promise<null>((done) => setTimeout(() => done(null), ms))
