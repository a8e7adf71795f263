/** Strokes tell lines apart where colours do not. */
type Stroke = 'solid' | 'dashed' | 'dotted'

/** A line that carries its name at its end. */
export function line(name: string, color: string, type: Stroke, data: readonly (number | null)[]) {
  return {
    name,
    type: 'line',
    data,
    showSymbol: false,
    lineStyle: { color, width: 2, type },
    itemStyle: { color },
    endLabel: { show: true, formatter: '{a}', color, fontSize: 12 },
    labelLayout: { moveOverlap: 'shiftY' },
    emphasis: { disabled: true },
  }
}
