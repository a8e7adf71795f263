/** A mail in plain text; subject and text are already in the reader's language. */
export interface Mail {
  /** One address. */
  to: string
  subject: string
  text: string
  /** The same as a page, for programs that show one. */
  html?: string | undefined
  /** The same id for the same mail (RFC 5322), without angle brackets; a fresh one where absent. */
  messageId?: string | undefined
  /** Further headers by name. */
  headers?: Readonly<Record<string, string>> | undefined
}

/** How the school sends mail. */
export interface Mailer {
  /**
   * Resolves when the next server has taken the mail. Rejects with `MailRefused` where it surely has not, and with
   * anything else where nobody knows.
   */
  send(mail: Mail): Promise<void>
}

/** A mail did not leave: the server said no, or could not be reached. The message is what it said. */
export class MailRefused extends Error {
  override name = 'MailRefused'
}
