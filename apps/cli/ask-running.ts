import { join, resolve } from 'node:path'
import { controlHeader } from '@banxue/server/control'
import { readSecrets } from '@banxue/server/data-folder'
import { readProgress } from '@banxue/server/progress-line'

/** A command of a school that runs on a data folder. */
interface Question {
  url: string
  data: string
  name: string
  args: readonly string[]
}

/**
 * Has the school do a command. It answers with a line for each thing it does; the last says how it ended.
 *
 * @throws Error in the school's words where it failed
 */
export async function askRunning(
  { url, data, name, args }: Question,
  say: (line: string) => void,
): Promise<void> {
  const { controlToken } = await readSecrets(join(resolve(data), 'secrets.json'))
  const response = await fetch(`${url}/api/control/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { [controlHeader]: controlToken, 'content-type': 'application/json' },
    body: JSON.stringify(args),
  })
  if (!response.ok || response.body === null)
    throw new Error(`The school at ${url} refused (${response.status}).`)
  let last = ''
  let rest = ''
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (last !== '') say(last)
      // How far the work is never ends it, and is wanted at once.
      const isProgress = readProgress(line) !== null
      if (isProgress) say(line)
      last = isProgress ? '' : line
    }
  }
  if (last.startsWith('failed: ')) throw new Error(last.slice('failed: '.length))
  if (last !== 'done') throw new Error('The school ended before the work was done.')
}
