/** What a cell shows for no value: a quiet dash, read out by nobody. */
export function Blank() {
  return (
    <span className="zy-field-blank" aria-hidden="true">
      —
    </span>
  )
}

/** No value: null, an empty text or an empty list. `false` and 0 are values. */
export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
