import type { Script } from '../script.ts'

/** Prices as stallholders say them. */
export const market: Script = {
  course: 'spoken-english-for-travel',
  name: 'market',
  scenes: [
    {
      slide: { kind: 'title', en: 'What did they say it costs?', zh: '刚才说的是多少钱？' },
      en: 'Prices go by fast. Close your eyes if you like, and catch the numbers.',
      zh: '报价一晃就过去了。不妨闭上眼，把数字抓住。',
    },
    {
      slide: { kind: 'words', lines: [['?', '听']] },
      voice: 'rms',
      en: 'That’ll be four ninety-nine.',
      zh: '（听：多少钱？）',
      restS: 2,
    },
    {
      slide: {
        kind: 'words',
        lines: [
          ['[four] ninety-nine', '4.99'],
          ['pounds · pence', '单位都省掉了'],
        ],
      },
      en: 'Four ninety-nine: four pounds and ninety-nine pence. The words pounds and pence are left out.',
      zh: 'four ninety-nine 就是 4.99，镑和便士这两个词都省了。',
    },
    {
      slide: { kind: 'words', lines: [['?', '再听一个']] },
      voice: 'awb',
      en: 'Fifteen for the scarf, and the hat is fifty.',
      zh: '（听：围巾多少？帽子多少？）',
      restS: 2,
    },
    {
      slide: {
        kind: 'words',
        lines: [
          ['fif[TEEN]', '15，重音在后，尾音拖长'],
          ['[FIF]ty', '50，重音在前，收得短'],
        ],
      },
      en: 'Fifteen, and fifty. In fifteen the voice goes up at the end and stays. In fifty it drops at once.',
      zh: 'fifteen 和 fifty：十五的重音落在后面，声音拖住；五十重在前面，一下就收。',
    },
    {
      slide: {
        kind: 'words',
        lines: [
          ['Fifteen? One five?', '十五？一、五？'],
          ['Five zero?', '五、零？'],
        ],
      },
      en: 'Not sure? Say the figures one by one. Is that one five, or five zero?',
      zh: '拿不准，就把数字拆开问：是一五，还是五零？',
      restS: 0.8,
    },
    {
      slide: { kind: 'words', lines: [['?', '最后一个']] },
      voice: 'rms',
      en: 'Two for five, or three fifty each.',
      zh: '（听：买两个划算吗？）',
      restS: 2,
    },
    {
      slide: {
        kind: 'words',
        lines: [
          ['two for five', '两个一共 5 镑'],
          ['three fifty each', '单买每个 3.50'],
        ],
      },
      en: 'Two for five: two of them cost five pounds together. One alone is three pounds fifty.',
      zh: 'two for five 是两个一共五镑，单买一个要三镑五。',
    },
    {
      slide: {
        kind: 'words',
        lines: [
          ['Could you write it down?', '能写下来吗？'],
          ['Could you show me?', '能给我看看吗？'],
        ],
      },
      en: 'And when it is too loud for ears, use your eyes: Could you write it down, please?',
      zh: '要是吵得听不见，就用眼睛：Could you write it down, please?',
      restS: 1.5,
    },
  ],
}
