import type { Script, Slide } from '../script.ts'

const [why, long, where] = [
  ['they', 'What’s the purpose of your visit?', '你来这里是做什么？'],
  ['they', 'How long are you staying?', '待多久？'],
  ['they', 'And where will you be staying?', '住在哪里？'],
] as const
const [holiday, days, hotel] = [
  ['you', 'I’m on holiday.', '来度假。'],
  ['you', 'Ten days.', '十天。'],
  ['you', 'At the Park Hotel, in Leeds.', '住利兹的公园酒店。'],
] as const
const talk = (...lines: Extract<Slide, { kind: 'talk' }>['lines']): Slide => ({ kind: 'talk', lines })

/** Three questions at the border, heard at the speed of an officer. */
export const border: Script = {
  course: 'spoken-english-for-travel',
  name: 'border',
  scenes: [
    {
      slide: { kind: 'title', en: 'Two minutes at the border', zh: '入境柜台的两分钟' },
      en: 'Listen to a traveller at the border. Three questions, three short answers.',
      zh: '听一位旅客过边检：三个问题，三句短答。',
    },
    { slide: talk(why), voice: 'rms', en: 'What’s the purpose of your visit?', zh: '你来这里是做什么？' },
    { slide: talk(why, holiday), en: 'I’m on holiday.', zh: '来度假。' },
    { slide: talk(holiday, long), voice: 'rms', en: 'How long are you staying?', zh: '待多久？' },
    { slide: talk(holiday, long, days), en: 'Ten days.', zh: '十天。' },
    {
      slide: talk(days, where),
      voice: 'rms',
      en: 'And where will you be staying?',
      zh: '住在哪里？',
    },
    {
      slide: talk(days, where, hotel),
      en: 'At the Park Hotel, in Leeds.',
      zh: '住利兹的公园酒店。',
      restS: 1,
    },
    {
      slide: {
        kind: 'words',
        lines: [
          ['why', '为什么来'],
          ['how long', '待多久'],
          ['where', '住哪里'],
        ],
      },
      en: 'Why, how long, and where. That is all they want to know.',
      zh: '为什么来、待多久、住哪里，他们要知道的就这三样。',
    },
    {
      slide: {
        kind: 'words',
        lines: [
          ['Ten days.', '够了'],
          ['I am going to be staying for ten days.', '对，但更容易说错'],
        ],
      },
      en: 'Nobody waits for a full sentence. Ten days is a complete answer.',
      zh: '没人在等一个完整的句子。“十天”就是完整的回答。',
    },
    {
      slide: talk(['they', 'Whatbringsyoutothiscountry?', '（说得太快）']),
      voice: 'rms',
      en: 'What brings you to this country?',
      zh: '什么风把你吹来的？（说得飞快）',
    },
    {
      slide: talk(
        ['they', 'What brings you to this country?', '你怎么想到来这里的？'],
        ['you', 'Sorry, could you say that again?', '不好意思，能再说一遍吗？'],
      ),
      en: 'Too fast? Then say: Sorry, could you say that again?',
      zh: '太快了？那就说：Sorry, could you say that again?',
    },
    {
      slide: {
        kind: 'words',
        lines: [
          ['bring → why', '听到 bring，就是在问原因'],
          ['I’m on holiday.', '答案还是那一句'],
        ],
      },
      en: 'What brings you here means why. The answer is the one you already have: I’m on holiday.',
      zh: 'What brings you here 就是在问原因，答案你早就有了：I’m on holiday.',
    },
    {
      slide: { kind: 'title', en: 'Now your three answers', zh: '轮到你的三句了' },
      en: 'Say your own three answers aloud, once, now. At the border they will come by themselves.',
      zh: '现在就把你自己的三句大声说一遍。到了柜台，它们会自己冒出来。',
      restS: 1.5,
    },
  ],
}
