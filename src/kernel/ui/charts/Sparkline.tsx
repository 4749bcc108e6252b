import './charts.css'

const WIDTH = 100
const HEIGHT = 28

/** The course of a figure, small and without axes; the last point is marked. Words beside it say the same. */
export function Sparkline({ values, label }: { values: readonly (number | null)[]; label: string }) {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ at, value }]))
  if (known.length < 2) return null
  const low = Math.min(0, ...known.map(({ value }) => value))
  const high = Math.max(...known.map(({ value }) => value))
  const reach = high - low || 1
  const x = (at: number) => (at / (values.length - 1)) * (WIDTH - 6) + 3
  const y = (value: number) => HEIGHT - 3 - ((value - low) / reach) * (HEIGHT - 6)
  const line = known
    .map(({ at, value }, n) => `${n === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('')
  const last = known.at(-1)!
  const ground = `${line}L${x(last.at).toFixed(1)} ${HEIGHT}L${x(known[0]!.at).toFixed(1)} ${HEIGHT}Z`
  return (
    <svg
      className="zy-spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path d={ground} className="zy-spark-ground" />
      <path d={line} className="zy-spark-line" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
