import { createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MailRefused } from './mailer.ts'
import { smtpMailer } from './smtp.ts'

interface Received {
  from: string
  to: string[]
  source: string
}
const received: Received[] = []
const server = new SMTPServer({
  authOptional: true,
  onAuth: ({ username, password }, _session, done) =>
    username === 'school' && password === 'p@ss' ? done(null, { user: 'school' }) : done(new Error('No.')),
  allowInsecureAuth: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (address, _session, done) =>
    done(address.address.startsWith('full') ? new Error('Mailbox full') : null),
  onData(stream, { envelope }, done) {
    void text(stream).then((source) => {
      const { mailFrom, rcptTo } = envelope
      const from = mailFrom === false ? '' : mailFrom.address
      received.push({ from, to: rcptTo.map(({ address }) => address), source })
      done()
    })
  },
})
let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

const mailer = (login = 'school:p%40ss@') =>
  smtpMailer(`smtp://${login}127.0.0.1:${port}`, '伴学 <school@example.org>')

test('a mail arrives with its sender, subject and words, in Chinese too', async () => {
  const smtp = mailer()
  await smtp.send({ to: 'li@example.com', subject: '验证码 123456', text: '你的验证码：123456\n' })
  smtp.close()

  const mail = received.at(-1)
  expect(mail).toMatchObject({ from: 'school@example.org', to: ['li@example.com'] })
  const [head = '', body = ''] = mail?.source.split('\r\n\r\n') ?? []
  const subject = /^Subject: =\?UTF-8\?B\?(.+)\?=/m.exec(head)?.[1] ?? ''
  expect(Buffer.from(subject, 'base64').toString('utf8')).toContain('验证码')
  expect(Buffer.from(body, 'base64').toString('utf8')).toContain('你的验证码：123456')
})

test('an address cannot smuggle in another receiver or a header', async () => {
  const smtp = mailer()
  const before = received.length
  await smtp
    .send({ to: 'a@example.com, b@example.com', subject: 'x\r\nBcc: c@example.com', text: 'x' })
    .catch(() => undefined)
  smtp.close()
  for (const { to, source } of received.slice(before)) {
    expect(to).not.toContain('b@example.com')
    expect(to).not.toContain('c@example.com')
    expect(source).not.toMatch(/^Bcc:/im)
  }
})

test('what the server refuses is an error, and so is a wrong password', async () => {
  const smtp = mailer()
  await expect(smtp.send({ to: 'full@example.com', subject: 'x', text: 'x' })).rejects.toThrow('Mailbox full')
  smtp.close()
  const stranger = mailer('school:wrong@')
  await expect(stranger.check()).rejects.toThrow()
  stranger.close()
})

test('a no of the server and a server that is away are refusals, a line that broke midway is not', async () => {
  const words = { subject: 'x', text: 'x' }
  const smtp = mailer()
  await expect(smtp.send({ to: 'full@example.com', ...words })).rejects.toBeInstanceOf(MailRefused)
  smtp.close()
  const cut = smtpMailer(`smtp://127.0.0.1:${await cuttingServer()}`, 'school@example.org')
  await expect(cut.send({ to: 'li@example.com', ...words })).rejects.not.toBeInstanceOf(MailRefused)
  cut.close()
  const away = smtpMailer('smtp://127.0.0.1:1', 'school@example.org')
  await expect(away.send({ to: 'li@example.com', ...words })).rejects.toBeInstanceOf(MailRefused)
  away.close()
})

test('a mail carries the id and the headers that it is given', async () => {
  const smtp = mailer()
  const headers = { 'List-Unsubscribe': '<https://school.example/mail/stop?token=t>' }
  await smtp.send({
    to: 'li@example.com',
    subject: 'x',
    text: 'x',
    messageId: 'week@school.example',
    headers,
  })
  smtp.close()
  expect(received.at(-1)?.source).toMatch(/^Message-ID: <week@school.example>\r$/m)
  expect(received.at(-1)?.source).toMatch(
    /^List-Unsubscribe: <https:\/\/school.example\/mail\/stop\?token=t>\r$/m,
  )
})

test('a server that can be reached is found well', async () => {
  const smtp = mailer()
  await smtp.check()
  smtp.close()
})

/** A mail server that agrees to everything, and hangs up while the words come; answers its port. */
async function cuttingServer(): Promise<number> {
  const cutting = createServer((socket) => {
    let isReading = false
    socket.write('220 ready\r\n')
    socket.on('data', (chunk) => {
      if (isReading) return socket.destroy()
      isReading = /^DATA/i.test(chunk.toString())
      return socket.write(isReading ? '354 go on\r\n' : '250 fine\r\n')
    })
  })
  afterAll(() => cutting.close())
  await new Promise<void>((resolve) => cutting.listen(0, '127.0.0.1', resolve))
  const address = cutting.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
