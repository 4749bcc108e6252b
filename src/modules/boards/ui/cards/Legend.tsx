/** Names of the lines and bars in the order of their colours. */
export function Legend({ entries }: { entries: readonly { name: string; earlier?: boolean | undefined }[] }) {
  let colour = 0
  return (
    <ul className="zy-legend">
      {entries.map(({ name, earlier }) => {
        const swatch = earlier ? 'earlier' : String((colour++ % 5) + 1)
        return (
          <li key={name}>
            <i data-colour={swatch} aria-hidden="true" />
            {name}
          </li>
        )
      })}
    </ul>
  )
}
