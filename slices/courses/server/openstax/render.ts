import { blockElements, isBlock, writeBlocks } from './blocks.ts'
import type { Context } from './context.ts'
import { writeInline } from './inline.ts'

/** A context whose `inline` and `blocks` know every element. */
export function createContext(given: Omit<Context, 'inline' | 'blocks' | 'footnotes'>): Context {
  const context: Context = {
    ...given,
    footnotes: { count: 0, waiting: [] },
    inline: (nodes) =>
      nodes
        .map((node) =>
          isBlock(node) ? (blockElements[node.name]?.(node, context) ?? '') : writeInline(node, context),
        )
        .join(''),
    blocks: (nodes) => writeBlocks(nodes, context),
  }
  return context
}
