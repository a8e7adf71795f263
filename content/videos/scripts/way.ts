import type { Script } from '../script.ts'

/** A long answer to a short question, and the three words in it. */
export const way: Script = {
  course: 'spoken-english-for-travel',
  name: 'way',
  scenes: [
    {
      slide: { kind: 'title', en: 'Three words out of forty', zh: '四十个词里抓三个' },
      en: 'You ask the way to the station. The answer is long. Listen for three words only.',
      zh: '你问去车站怎么走，对方讲了一长串。只听三个词。',
    },
    {
      slide: {
        kind: 'talk',
        lines: [['you', 'Excuse me, how do I get to the station?', '请问去车站怎么走？']],
      },
      en: 'Excuse me, how do I get to the station?',
      zh: '请问去车站怎么走？',
    },
    {
      slide: { kind: 'talk', lines: [['they', '…', '先听，不看']] },
      voice: 'rms',
      en: 'Oh, it’s quite easy really. You go straight on here, past the bakery, lovely bread by the way, and then it’s the second left, and you’ll see the bridge, and it’s just behind that.',
      zh: '（先不看字幕，听一遍。）',
      restS: 1.5,
    },
    {
      slide: {
        kind: 'words',
        lines: [
          ['straight on', '往哪个方向'],
          ['second left', '在哪里转'],
          ['bridge', '看到什么'],
        ],
      },
      en: 'Straight on. Second left. Bridge. A direction, a turn, and a thing to see.',
      zh: 'straight on，second left，bridge：一个方向，一个转弯，一样看得见的东西。',
      restS: 1,
    },
    {
      slide: {
        kind: 'talk',
        lines: [
          [
            'they',
            '… [straight on] … the [second left] … you’ll see the [bridge] …',
            '直走……第二个路口左转……看到桥……',
          ],
        ],
      },
      voice: 'rms',
      en: 'You go straight on here, and then it’s the second left, and you’ll see the bridge.',
      zh: '从这里直走，到第二个路口左转，就能看到桥。',
    },
    {
      slide: {
        kind: 'words',
        lines: [
          ['the bakery', '用不上'],
          ['lovely bread', '更用不上'],
          ['quite easy really', '只是客气'],
        ],
      },
      en: 'The bakery, the bread, and quite easy really were only kindness. Let them pass.',
      zh: '面包店、面包、“其实很好走”，都只是热心，听过就算。',
    },
    {
      slide: {
        kind: 'talk',
        lines: [
          [
            'you',
            'So straight on, second left, and then the bridge?',
            '那就是直走、第二个路口左转，然后是桥？',
          ],
          ['they', 'That’s it.', '没错。'],
        ],
      },
      en: 'Now say the three words back. So straight on, second left, and then the bridge?',
      zh: '把三个词说回去：So straight on, second left, and then the bridge?',
    },
    {
      slide: { kind: 'title', en: 'Say it back, then go', zh: '先说回去，再上路' },
      voice: 'rms',
      en: 'That’s it!',
      zh: '没错！',
      restS: 1.5,
    },
  ],
}
