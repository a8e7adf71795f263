import { createTransport } from 'nodemailer'
import { type Mailer, MailRefused } from './mailer.ts'

export interface SmtpMailer extends Mailer {
  /** Signs in at the mail server and sends nothing; rejects with what the server said. */
  check(): Promise<void>
  /** Ends the connections. */
  close(): void
}

/**
 * Sends through a mail server.
 *
 * @param url `smtp://user:password@host:587` (STARTTLS where the server offers it) or `smtps://…:465`;
 *   `?requireTLS=true` refuses a server without TLS
 * @param from sender, `Name <address>`
 */
export function smtpMailer(url: string, from: string): SmtpMailer {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: 2,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      // Mails are the school's own words: nothing in them may read files or fetch addresses.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  )
  return {
    async send({ to, messageId, headers, ...words }) {
      try {
        await transport.sendMail({
          ...words,
          // An object, because in a plain string a comma or angle bracket would name more receivers.
          to: { name: '', address: to },
          ...(messageId === undefined ? {} : { messageId: `<${messageId}>` }),
          ...(headers === undefined ? {} : { headers: { ...headers } }),
        })
      } catch (error) {
        throw isRefusal(error) ? new MailRefused(error.message, { cause: error }) : error
      }
    },
    async check() {
      await transport.verify()
    },
    close() {
      transport.close()
    },
  }
}

/** The server answered with a code of refusal, or no connection ever stood; a line that broke later tells nothing. */
function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const { responseCode, code, syscall } = error as {
    responseCode?: unknown
    code?: unknown
    syscall?: unknown
  }
  return typeof responseCode === 'number' || syscall === 'connect' || code === 'EDNS'
}
