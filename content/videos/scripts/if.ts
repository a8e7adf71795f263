import type { Script, Slide } from '../script.ts'

const lines = [
  'rain = 3',
  'if rain > 0:',
  '    print("Take an umbrella")',
  'else:',
  '    print("Take a hat")',
  'print("Have a good day")',
]
const code = (at: number | null, rain: string, shown: readonly string[] = []): Slide => ({
  kind: 'code',
  lines: rain === '0' ? ['rain = 0', ...lines.slice(1)] : lines,
  at,
  table: [['rain', rain]],
  shown,
})

/** Which lines run, and which are passed over. */
export const choice: Script = {
  course: 'first-steps-in-programming',
  name: 'choice',
  scenes: [
    {
      slide: { kind: 'title', en: 'Which lines run?', zh: '哪几行会执行？' },
      en: 'A program with a fork in it. Two ways, and it can take only one.',
      zh: '一段有岔路的程序。两条路，只能走一条。',
    },
    { slide: code(0, '3'), en: 'Line one: rain stands for three.', zh: '第一行：rain 代表 3。' },
    {
      slide: code(1, '3'),
      en: 'Line two asks a question. Is rain greater than zero? Three is. The answer is yes.',
      zh: '第二行提问：rain 大于零吗？3 大于零，回答是“是”。',
    },
    {
      slide: code(2, '3', ['Take an umbrella']),
      en: 'So the line that stands four spaces in is carried out. Take an umbrella.',
      zh: '于是缩进四格的那一行被执行：带上雨伞。',
      restS: 0.8,
    },
    {
      slide: code(5, '3', ['Take an umbrella', 'Have a good day']),
      en: 'Else means: otherwise. It is passed over. The last line stands at the edge again, so it runs in any case.',
      zh: 'else 是“否则”，这次跳过。最后一行又回到边上，所以不管怎样都会执行。',
      restS: 1,
    },
    {
      slide: code(0, '0'),
      en: 'Change one thing. Now rain is zero.',
      zh: '只改一处：现在 rain 是 0。',
      restS: 0.8,
    },
    {
      slide: code(1, '0'),
      en: 'Is zero greater than zero? No. It is equal, and equal is not greater.',
      zh: '0 大于 0 吗？不。只是相等，相等不算大于。',
      restS: 0.8,
    },
    {
      slide: code(4, '0', ['Take a hat']),
      en: 'So the umbrella is passed over, and the line under else runs. Take a hat.',
      zh: '雨伞那一行跳过，执行 else 下面的一行：带顶帽子。',
      restS: 0.8,
    },
    {
      slide: code(5, '0', ['Take a hat', 'Have a good day']),
      en: 'And then, as always, the last line. Four spaces decide who belongs to the fork and who does not.',
      zh: '然后照旧是最后一行。谁属于岔路、谁不属于，就看那四个空格。',
      restS: 1.5,
    },
  ],
}
