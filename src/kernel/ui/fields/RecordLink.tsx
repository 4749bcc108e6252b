import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useEntity } from '../meta.tsx'

/** A link to a record's page; plain text when this person may not see the entity. */
export function RecordLink(props: { entity: string | undefined; id: string; className?: string; children: ReactNode }) {
  const entity = useEntity(props.entity)
  if (!entity || entity.settingsOnly) return <span className={props.className}>{props.children}</span>
  return (
    <Link
      to={`/${entity.path}/${props.id}` as string}
      className={props.className}
      onClick={(event) => event.stopPropagation()}
    >
      {props.children}
    </Link>
  )
}
