import { type ReactNode, useId } from 'react'

/** A label over its input, which gets the id. */
export function Labelled(props: { text: string; wide?: boolean; help?: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="zy-auto-field" data-wide={props.wide || undefined}>
      <label htmlFor={id}>{props.text}</label>
      {props.children(id)}
      {props.help && <small>{props.help}</small>}
    </div>
  )
}
