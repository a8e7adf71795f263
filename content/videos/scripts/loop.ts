import type { Script, Slide } from '../script.ts'

const lines = ['total = 0', 'for n in range(1, 4):', '    total = total + n', 'print(total)']
const code = (at: number | null, n: string, total: string, shown: readonly string[] = []): Slide => ({
  kind: 'code',
  lines,
  at,
  table: [
    ['n', n],
    ['total', total],
  ],
  shown,
})

/** A loop followed round by round. */
export const loop: Script = {
  course: 'first-steps-in-programming',
  name: 'loop',
  scenes: [
    {
      slide: { kind: 'title', en: 'Round after round', zh: '一圈又一圈' },
      en: 'Four lines that add up. We follow every round, with a finger on the line.',
      zh: '四行程序，做一道加法。我们一圈一圈跟着走，手指不离开那一行。',
    },
    { slide: code(0, '', '0'), en: 'Before the loop, total is zero.', zh: '循环开始前，total 是 0。' },
    {
      slide: code(1, '1', '0'),
      en: 'The loop begins. n takes the first value, one.',
      spoken: 'The loop begins. N takes the first value, one.',
      zh: '循环开始，n 拿到第一个值 1。',
    },
    {
      slide: code(2, '1', '1'),
      en: 'Zero plus one. Total is one. The end of the block: back up.',
      zh: '0 加 1，total 是 1。这一块到底了，回到上面。',
    },
    {
      slide: code(1, '2', '1'),
      en: 'Second round. n is two.',
      spoken: 'Second round. N is two.',
      zh: '第二圈，n 是 2。',
    },
    {
      slide: code(2, '2', '3'),
      en: 'One plus two. Total is three. Back up again.',
      zh: '1 加 2，total 是 3。再回到上面。',
    },
    {
      slide: code(1, '3', '3'),
      en: 'Third round. n is three. And range stops before four, so this is the last.',
      spoken: 'Third round. N is three. And range stops before four, so this is the last.',
      zh: '第三圈，n 是 3。range 到 4 之前就停，所以这是最后一圈。',
    },
    {
      slide: code(2, '3', '6'),
      en: 'Three plus three. Total is six.',
      zh: '3 加 3，total 是 6。',
    },
    {
      slide: code(3, '3', '6', ['6']),
      en: 'The loop is over. Only now the last line runs, once, and shows six.',
      zh: '循环结束，这才轮到最后一行。它只执行一次，显示 6。',
      restS: 1,
    },
    {
      slide: {
        kind: 'code',
        lines: ['total = 0', 'for n in range(1, 4):', '    total = total + n', '    print(total)'],
        at: 3,
        shown: ['?'],
      },
      en: 'One question to take along. What if the last line moves four spaces to the right? How many numbers will you see?',
      zh: '带走一个问题：要是最后一行往右缩进四格，会显示几个数？',
      restS: 2,
    },
  ],
}
