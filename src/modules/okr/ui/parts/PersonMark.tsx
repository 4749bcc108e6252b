import './parts.css'
/** The first letter of a name in a disc; decoration beside the name. */
export function PersonMark({ name }: { name: string }) {
  return (
    <span className="zy-okr-person" aria-hidden="true">
      {name.slice(0, 1)}
    </span>
  )
}
