import { createTransport } from 'nodemailer'
import type { Mailer } from './mailer.ts'

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
    async send({ to, subject, text, html }) {
      // An object, because in a plain string a comma or angle bracket would name more receivers.
      await transport.sendMail({ to: { name: '', address: to }, subject, text, html })
    },
    async check() {
      await transport.verify()
    },
    close() {
      transport.close()
    },
  }
}
