import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkAreaComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { type Palette, usePalette } from './palette.ts'

use([AriaComponent, BarChart, CanvasRenderer, GridComponent, LineChart, MarkAreaComponent, TooltipComponent])

interface ChartProps {
  /** The chart in words, for readers; the table beside it has the figures. */
  label: string
  /** Options in the colours of the scheme in use. */
  option: (palette: Palette) => EChartsCoreOption
}

/** A chart that keeps its size and colours; moves only where motion is welcome. */
export function Chart({ label, option }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const palette = usePalette()
  useEffect(() => {
    if (place.current === null) return
    const chart = init(place.current)
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(place.current)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [palette])
  useEffect(() => {
    if (place.current === null) return
    // The same place gives the chart that stands in it.
    init(place.current).setOption({ animation: false, ...option(palette) })
  }, [option, palette])
  return <div ref={place} className="chart" role="img" aria-label={label} />
}
