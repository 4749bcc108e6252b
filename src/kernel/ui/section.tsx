import type { ReactNode } from 'react'
import './section.css'

/** A titled part of a page of forms: what it is about at the left, its fields at the right. */
export function Section(props: { title: string; help?: string; children: ReactNode; id?: string }) {
  return (
    <section className="zy-section" id={props.id}>
      <div className="zy-section-about">
        <h2>{props.title}</h2>
        {props.help && <p>{props.help}</p>}
      </div>
      <div className="zy-section-body">{props.children}</div>
    </section>
  )
}
