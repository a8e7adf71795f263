import type { Script, Slide } from '../script.ts'

const lines = ['coins = 5', 'coins = coins + 2', 'print(coins)']
const code = (at: number | null, value: string | null, shown: readonly string[] = []): Slide => ({
  kind: 'code',
  lines,
  at,
  table: [['coins', value ?? '']],
  shown,
})

/** A name that moves on, followed with a table. */
export const names: Script = {
  course: 'first-steps-in-programming',
  name: 'names',
  scenes: [
    {
      slide: { kind: 'title', en: 'A name that moves on', zh: '会改指别的值的名字' },
      en: 'Three lines, one name. Let us walk through them as the computer does.',
      zh: '三行程序，一个名字。我们照着电脑的走法走一遍。',
    },
    {
      slide: code(null, null),
      en: 'On the right is a table. It says what the name stands for. At first it is empty.',
      zh: '右边是一张表，写着这个名字代表什么。一开始是空的。',
    },
    {
      slide: code(0, '5'),
      en: 'Line one. From right to left: take five, and call it coins.',
      zh: '第一行。从右往左读：拿来 5，叫它 coins。',
      restS: 1,
    },
    {
      slide: code(1, '5'),
      en: 'Line two looks strange. How can coins be coins plus two?',
      zh: '第二行看着奇怪：coins 怎么会等于 coins 加二？',
      restS: 1.2,
    },
    {
      slide: {
        kind: 'words',
        lines: [
          ['coins = [coins + 2]', '先算右边：5 + 2'],
          ['[coins] = 7', '再改左边'],
        ],
      },
      en: 'It is not an equation. First the right side: five plus two is seven. Then the left side: coins now stands for seven.',
      zh: '这不是等式。先算右边，5 加 2 得 7；再看左边，coins 从现在起代表 7。',
    },
    {
      slide: code(1, '7'),
      en: 'In the table, the five is gone. A name keeps one value, the last one.',
      zh: '表里的 5 没了。一个名字只记一个值，就是最后那个。',
      restS: 1,
    },
    {
      slide: code(2, '7', ['7']),
      en: 'Line three shows what coins stands for now. Seven.',
      zh: '第三行显示 coins 现在代表的值：7。',
      restS: 1,
    },
    {
      slide: {
        kind: 'code',
        lines: ['coins = 5', 'purse = coins', 'coins = 9', 'print(purse)'],
        at: 3,
        table: [
          ['coins', '9'],
          ['purse', '?'],
        ],
      },
      en: 'Now you. Here a second name joins. What does purse stand for at the end? Make the table before you answer.',
      zh: '轮到你了。这回多了一个名字。到最后 purse 代表什么？先画表，再回答。',
      restS: 2,
    },
  ],
}
