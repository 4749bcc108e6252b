const WIDTH = 120
const HEIGHT = 30
const MARGIN = 3

/** The run of a figure as a small line; gaps where nothing is known. Its words stand elsewhere, so it is decoration. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return <span className="zy-spark" />
  const top = Math.max(0, ...known)
  const bottom = Math.min(0, ...known)
  const x = (at: number) => MARGIN + (at * (WIDTH - 2 * MARGIN)) / (values.length - 1)
  const y = (value: number) => MARGIN + ((top - value) * (HEIGHT - 2 * MARGIN)) / (top - bottom || 1)
  let pen = 'M'
  let path = ''
  values.forEach((value, at) => {
    if (value === null) pen = 'M'
    else {
      path += `${pen}${x(at).toFixed(1)} ${y(value).toFixed(1)}`
      pen = 'L'
    }
  })
  const last = values.findLastIndex((value) => value !== null)
  return (
    <svg className="zy-spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <line x1={MARGIN} x2={WIDTH - MARGIN} y1={y(0)} y2={y(0)} className="zy-spark-zero" />
      <path d={path} className="zy-spark-line" />
      <circle cx={x(last)} cy={y(values[last]!)} r="2.4" className="zy-spark-end" />
    </svg>
  )
}
