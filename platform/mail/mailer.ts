/** A mail in plain text; subject and text are already in the reader's language. */
export interface Mail {
  /** One address. */
  to: string
  subject: string
  text: string
  /** The same as a page, for programs that show one. */
  html?: string | undefined
}

/** How the school sends mail. */
export interface Mailer {
  /** Resolves when the next server has taken the mail; rejects where it has not. */
  send(mail: Mail): Promise<void>
}
