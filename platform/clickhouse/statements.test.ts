import { expect, test } from 'vitest'
import { statementsOf } from './statements.ts'

test('a file is cut at the semicolons that end statements', () => {
  expect(statementsOf('select 1; select 2;\n')).toEqual(['select 1', 'select 2'])
})

test('semicolons in strings, quoted names and comments end nothing', () => {
  const text = `-- first; really\nselect 'a;b', 'it''s; \\'; fine', \`c;d\` /* e; f */ ;\n-- the end;`
  expect(statementsOf(text)).toEqual([text.slice(0, text.lastIndexOf(' ;'))])
})
