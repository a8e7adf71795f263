import { Html } from '@banxue/ui/Html'
import { useWords } from '@banxue/ui/words'
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react'
import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import type { Answer, Feedback } from '#learning/contract'
import { words } from '../words.ts'
import { PartMark } from './PartMark.tsx'
import { itemsShown, lookOf, moved, verdictOnPart } from './parts.ts'
import type { ContentOf } from './question.ts'
import { useKeptFocus } from './useKeptFocus.ts'

type Order = ContentOf<'order'>

interface OrderFieldProps {
  id: string
  content: Order
  answer: Answer
  /** What was said to the answer shown; null while it is still being made. */
  feedback: Feedback | null
  isLocked: boolean
  onAnswer: (answer: Answer) => void
}

/** Things to put in order: by dragging, by the arrows beside them, or by Alt with ↑ and ↓. */
export function OrderField({ id, content, answer, feedback, isLocked, onAnswer }: OrderFieldProps) {
  const t = useWords(words)
  const items = itemsShown(content, answer)
  const [movedTo, setMovedTo] = useState<number | null>(null)
  const keepFocus = useKeptFocus()
  const move = (from: number, to: number) => {
    const next = moved(items, from, to)
    if (isLocked || next.every((item, at) => item === items[at])) return
    keepFocus()
    setMovedTo(next.findIndex((item) => item === items[from]) + 1)
    onAnswer({ kind: 'order', itemIds: next.map((item) => item.id) })
  }
  const drag = useDrag(items, move)
  return (
    <>
      {!isLocked && feedback === null && (
        <p className="options-hint">
          {t('orderHint')} <span className="parts-keys">{t('orderKeys')}</span>
        </p>
      )}
      <ol className="order" aria-labelledby={`${id}-stem`} data-locked={isLocked || undefined} {...drag.list}>
        {items.map((item, at) => (
          <OrderRow
            key={item.id}
            id={`${id}-${item.id}`}
            item={item}
            at={at}
            count={items.length}
            isRight={verdictOnPart(feedback, item.id)}
            isLocked={isLocked}
            isDragged={drag.draggedId === item.id}
            onGrip={(event) => drag.begin(event, item.id)}
            onMove={(by) => move(at, at + by)}
          />
        ))}
      </ol>
      <p role="status" className="unseen">
        {movedTo === null ? '' : t('orderMoved', { place: movedTo, rows: items.length })}
      </p>
      {feedback?.solution?.kind === 'order' && feedback.isRight !== true && (
        <RightOrder content={content} itemIds={feedback.solution.itemIds} />
      )}
    </>
  )
}

/**
 * Dragging by a grip. The list holds the pointer, because it stays where it is while its rows change places; the
 * dragged row goes behind every other row whose middle is above the pointer.
 */
function useDrag(items: Order['items'], move: (from: number, to: number) => void) {
  const [draggedId, setDraggedId] = useState<string | null>(null)
  const end = () => setDraggedId(null)
  return {
    draggedId,
    begin(event: PointerEvent, itemId: string) {
      if (event.button !== 0) return
      event.currentTarget.closest('ol')?.setPointerCapture(event.pointerId)
      setDraggedId(itemId)
    },
    list: {
      onPointerMove(event: PointerEvent<HTMLOListElement>) {
        const from = items.findIndex((item) => item.id === draggedId)
        if (from === -1) return
        const above = [...event.currentTarget.children].filter((row, at) => {
          const { top, height } = row.getBoundingClientRect()
          return at !== from && top + height / 2 < event.clientY
        })
        move(from, above.length)
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  }
}

interface OrderRowProps {
  id: string
  item: Order['items'][number]
  at: number
  count: number
  isRight: boolean | null
  isLocked: boolean
  isDragged: boolean
  onGrip: (event: PointerEvent) => void
  onMove: (by: 1 | -1) => void
}

function OrderRow({ id, item, at, count, isRight, isLocked, isDragged, onGrip, onMove }: OrderRowProps) {
  const t = useWords(words)
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    const by = event.key === 'ArrowUp' ? -1 : 1
    if (event.altKey) return onMove(by)
    const row = event.currentTarget as HTMLElement
    const next = by === -1 ? row.previousElementSibling : row.nextElementSibling
    const label = event.target instanceof HTMLElement ? event.target.dataset['move'] : undefined
    next?.querySelector<HTMLElement>(`[data-move="${label}"]`)?.focus()
  }
  return (
    <li
      className="order-row"
      data-look={lookOf(isRight)}
      data-dragged={isDragged || undefined}
      onKeyDown={press}
    >
      <span className="order-place" aria-hidden="true">
        {at + 1}
      </span>
      <span id={`${id}-text`} className="order-text">
        <Html html={item.text} as="inline" />
        {isRight !== null && <PartMark isRight={isRight} />}
      </span>
      {!isLocked && (
        <>
          {([-1, 1] as const).map((by) => (
            <button
              key={by}
              type="button"
              id={`${id}-move${by}`}
              className="order-move"
              data-move={by}
              aria-label={by === -1 ? t('orderUp') : t('orderDown')}
              aria-describedby={`${id}-text`}
              aria-disabled={at + by < 0 || at + by >= count}
              onClick={() => onMove(by)}
            >
              {by === -1 ? (
                <IconArrowUp size={20} stroke={1.75} />
              ) : (
                <IconArrowDown size={20} stroke={1.75} />
              )}
            </button>
          ))}
          <span className="order-grip" aria-hidden="true" onPointerDown={onGrip}>
            <IconGripVertical size={20} stroke={1.75} />
          </span>
        </>
      )}
    </li>
  )
}

function RightOrder({ content, itemIds }: { content: Order; itemIds: readonly string[] }) {
  const t = useWords(words)
  return (
    <section className="order-key">
      <h2>{t('orderKey')}</h2>
      <ol>
        {itemIds.map((itemId) => {
          const item = content.items.find((one) => one.id === itemId)
          return (
            item !== undefined && (
              <li key={itemId}>
                <Html html={item.text} as="inline" />
              </li>
            )
          )
        })}
      </ol>
    </section>
  )
}
