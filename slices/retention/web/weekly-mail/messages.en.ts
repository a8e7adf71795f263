/** What the weekly mail's switch and pages say. */
export const en = {
  title: 'The weekly mail',
  want: 'Send me the week by mail',
  wantWhat:
    'What changed at the school, once a week in the morning: on Monday, or on Tuesday where Monday morning comes before the week is over everywhere on earth. Every mail has a link that stops it.',
  next: 'The next leaves on {{at}} ({{zone}}) to {{to}}.',
  last_sent: 'The last left on {{at}}.',
  last_refused: 'The mail server did not take the last one. It is tried again a few times.',
  last_unknown:
    'Nobody knows whether the last one reached you: the school stopped while it was on its way. It is not sent again by itself, so that you never get two.',
  noMail: 'This school sends no mail yet: an admin sets SMTP_URL and MAIL_FROM. docs/operation.md says how.',
  noAddress: 'Your account has no mail address.',
  see: 'See this week’s mail',
  backToPulse: 'Back to Pulse',
  asItLeaves: 'As it would leave now',
  subject: 'Subject: {{subject}}',
  sendNow: 'Send me this week’s now',
  sentTo: 'On its way to {{to}}.',
  refused: 'The mail server did not take it. It said: {{said}}',
  nothing: 'Nothing to say yet',
  nothingWhat: 'As soon as there are learners, and a week is counted to its end, its mail stands here.',
  stopped: 'You get no more weekly mails',
  stoppedWhat: 'This holds from now on. Should you want it again, the switch is in Pulse.',
  stopping: 'Stopping the weekly mail',
  badLink: 'This link stops nothing',
  badLinkWhat: 'It was cut off or changed on its way. Open the one in the mail, or use the switch in Pulse.',
  toPulse: 'Open Pulse',
} as const
