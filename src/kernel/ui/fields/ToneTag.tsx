import type { ChoiceOption } from '#kernel/entity/meta.types.ts'
import { useLabel } from '../text.ts'

type Tone = NonNullable<ChoiceOption['tone']>

/**
 * One shape per tone, so that the meaning does not hang on colour: good = tick, warn = half disc,
 * bad = triangle, brand = full disc, neutral = ring, muted = dash.
 */
const SHAPES: Record<Tone, string> = {
  good: 'M1.5 5.4 4 8 8.6 2.4',
  warn: 'M5 1.5a3.5 3.5 0 0 1 0 7z M5 1.5a3.5 3.5 0 1 0 0 7',
  bad: 'M5 1.4 9 8.6H1z',
  brand: 'M5 1.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4z',
  neutral: 'M5 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  muted: 'M2 5h6',
}
const FILLED: readonly Tone[] = ['bad', 'brand']

/** A chosen option as a quiet tag. An option without a tone is plain text: most choices need no colour. */
export function ToneTag({ option, tag }: { option: ChoiceOption; tag?: boolean }) {
  const label = useLabel()
  const tone = option.tone
  if (!tone && !tag) return <span>{label(option.label)}</span>
  const shape = tone ?? 'neutral'
  return (
    <span className={`zy-tone zy-tone-${shape}`}>
      {tone ? (
        <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
          <path
            d={SHAPES[shape]}
            fill={FILLED.includes(shape) ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth="1.4"
            strokeLinejoin="round"
            strokeLinecap="round"
          />
          {shape === 'warn' ? <path d="M5 1.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" /> : null}
        </svg>
      ) : null}
      {label(option.label)}
    </span>
  )
}
