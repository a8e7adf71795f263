import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** A mail as it came. */
interface ReceivedMail {
  to: string[]
  /** In plain words. */
  text: string
  /** As a page. */
  html: string
}

export interface MailServer {
  /** For SMTP_URL. */
  url: string
  /** The newest mail to an address; waits for one after the number that were there. */
  newest: (to: string) => ReceivedMail | undefined
  stop: () => Promise<void>
}

/** A mail server of a test's own, which takes everything. */
export async function openMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      void text(stream).then((source) => {
        const to = envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, text: partOf(source, 'text/plain'), html: partOf(source, 'text/html') })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    newest: (to) => mails.findLast((mail) => mail.to.includes(to)),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** One kind of body of a mail in several, decoded. */
function partOf(source: string, kind: string): string {
  const boundary = /boundary="([^"]+)"/.exec(source)?.[1] ?? ''
  const part = source.split(`--${boundary}`).find((each) => each.includes(`Content-Type: ${kind}`)) ?? ''
  const [head = '', ...body] = part.split('\r\n\r\n')
  const encoded = body.join('\r\n\r\n')
  if (/base64/i.test(head)) return Buffer.from(encoded, 'base64').toString('utf8')
  if (!/quoted-printable/i.test(head)) return encoded
  const bytes = encoded
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
