import type { Files } from './zips.ts'

/** A one-pixel PNG. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A course of two units in one language, whole and small; `changes` replaces or adds files. */
export const sampleCourse = (changes: Files = {}): Files => ({
  'course.yaml': `id: knots
languages: [en]
title: Knots
summary: Tie what holds and untie it again.
plannedDays: 14
`,
  'modules/01-first/module.yaml': 'title: First knots\n',
  'modules/01-first/01-bowline.en.md': `---
title: The bowline
goal: After this you can tie a bowline.
hook: A rope, a pole, and the tide comes in.
recap: [You can now tie a bowline.]
nextQuestion: What if the rope is wet?
---
## The knot {#knot .reading}

![A bowline](images/bowline.png)

It never slips. See [the clove hitch](unit:clove-hitch).

## {#slips .choice}

Does a bowline slip?

- [ ] Yes
  > It does not; that is its worth.
- [x] No
  > Right.
`,
  'modules/01-first/images/bowline.png': pixel,
  'modules/01-first/02-clove-hitch.en.md': `---
title: The clove hitch
goal: After this you can tie a clove hitch.
hook: Two turns and it holds.
recap: [You can now tie a clove hitch.]
---
## {#turns .number}

How many turns has it?

= 2 turns
`,
  ...changes,
})
