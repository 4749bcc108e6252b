import { type ReactNode, useId } from 'react'

/** A control below its name; what is said about it below that. */
export function Labelled(props: { label: string; help?: ReactNode; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="zy-panel-field">
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
      {props.help && <small>{props.help}</small>}
    </div>
  )
}

/** Several controls that belong together. */
export function Part({ title, children, extra }: { title: string; children: ReactNode; extra?: ReactNode }) {
  const id = useId()
  return (
    <section className="zy-panel-part" aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        {extra}
      </header>
      {children}
    </section>
  )
}
