import type { Language } from '@banxue/platform/i18n/language'
import type { Mail } from '@banxue/platform/mail/mailer'

/** How long a code and a reset link work. */
export const codeLifeS = 600
export const resetLifeS = 3600

interface Words {
  subject: string
  text: string
}

/** The mail with a one-time code. */
export function codeMail(to: string, code: string, school: string, language: Language): Mail {
  const words: Record<Language, Words> = {
    en: {
      subject: `${code} is your code for ${school}`,
      text: `Your code for ${school}:\n\n    ${code}\n\nIt works once, for ${codeLifeS / 60} minutes. If you did not ask for it, you can ignore this mail: nobody gets in without the code.\n`,
    },
    'zh-CN': {
      subject: `${code} 是你的验证码 · ${school}`,
      text: `你在${school}的验证码：\n\n    ${code}\n\n验证码只能用一次，${codeLifeS / 60} 分钟内有效。如果不是你本人操作，不用理会这封邮件：没有验证码，谁也进不去。\n`,
    },
  }
  return { to, ...words[language] }
}

/** The mail that says that an account is going to be deleted, and how to keep it. */
export function erasureMail(
  to: string,
  { on, link, school }: { on: string; link: string; school: string },
  language: Language,
): Mail {
  const words: Record<Language, Words> = {
    en: {
      subject: `Your account at ${school} will be deleted`,
      text: `Your account at ${school} will be deleted on ${on}, with everything you learned there.\n\nIf you would rather keep it, sign in before that and tap "Keep my account":\n\n${link}\n\nIf this is what you want, there is nothing more to do.\n`,
    },
    'zh-CN': {
      subject: `你在${school}的账号将被删除`,
      text: `你在${school}的账号，连同全部学习记录，将在 ${on} 删除。\n\n如果想保留，请在此之前登录，点“保留我的账号”：\n\n${link}\n\n如果这正是你想要的，什么都不用做。\n`,
    },
  }
  return { to, ...words[language] }
}

/** The mail with the link to a new password. */
export function resetMail(to: string, link: string, school: string, language: Language): Mail {
  const words: Record<Language, Words> = {
    en: {
      subject: `A new password for ${school}`,
      text: `Choose a new password here:\n\n${link}\n\nThe link works once, for an hour, and signs you out on all devices. If you did not ask for it, you can ignore this mail: your password stays as it is.\n`,
    },
    'zh-CN': {
      subject: `重设密码 · ${school}`,
      text: `点开这个链接，设一个新密码：\n\n${link}\n\n链接只能用一次，一小时内有效；设好之后，所有设备都需要重新登录。如果不是你本人操作，不用理会这封邮件，原来的密码不变。\n`,
    },
  }
  return { to, ...words[language] }
}

/** The mail that invites somebody who has no account yet. */
export function invitationMail(
  to: string,
  { link, school, days }: { link: string; school: string; days: number },
  language: Language,
): Mail {
  const words: Record<Language, Words> = {
    en: {
      subject: `You are invited to ${school}`,
      text: `You are invited to learn at ${school}.\n\nOpen this link, choose a password, and you are in:\n\n${link}\n\nThe link is yours alone: it works once, for ${days} days. If you were not expecting it, you can ignore this mail.\n`,
    },
    'zh-CN': {
      subject: `${school}邀请你来学习`,
      text: `${school}邀请你来学习。\n\n点开这个链接，设一个密码，就可以开始了：\n\n${link}\n\n链接只给你一个人用：只能用一次，${days} 天内有效。如果与你无关，不用理会这封邮件。\n`,
    },
  }
  return { to, ...words[language] }
}

/** The mail with which an admin tries the mail server. */
export function testMail(to: string, school: string, language: Language): Mail {
  const words: Record<Language, Words> = {
    en: {
      subject: `Mail of ${school} works`,
      text: `This is the mail you sent to yourself.\n\nIf you can read it, people who learn at ${school} get their codes, links and invitations too. If it was in the folder for spam, have whoever keeps your domain set up SPF and DKIM.\n`,
    },
    'zh-CN': {
      subject: `${school}的邮件可以送达`,
      text: `这是你给自己发的测试邮件。\n\n既然你能看到它，${school}的学员也能收到验证码、链接和邀请。如果它被放进了垃圾邮件，请管理域名的人设置好 SPF 和 DKIM。\n`,
    },
  }
  return { to, ...words[language] }
}
