import { MinusOutlined, MoreOutlined, PlusOutlined } from '@ant-design/icons'
import { Handle, type NodeProps, Position } from '@xyflow/react'
import { Dropdown } from 'antd'
import { type DragEvent, useState } from 'react'
import { useText } from '#kernel/ui/text.ts'
import { orgTexts } from '../text.ts'
import { useChartActions } from './actions.ts'
import { SHOWN } from './layout.ts'
import { initials, type Person, type Unit } from './orgTree.ts'

export const PERSON_TYPE = 'application/x-zhanye-person'

export interface UnitData extends Record<string, unknown> {
  unit: Unit
  folded: boolean
  open: boolean
  target: boolean
  found: string | undefined
}

/** A department on the chart: name, head, headcount, people. */
export function UnitCard({ data }: NodeProps & { data: UnitData }) {
  const { unit, folded, open, target, found } = data
  const t = useText(orgTexts)
  const actions = useChartActions()
  const [over, setOver] = useState(false)
  const shown = open ? unit.people : unit.people.slice(0, SHOWN)
  const carriesPerson = (event: DragEvent) => event.dataTransfer.types.includes(PERSON_TYPE)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; "Move to…" does the same by keyboard.
    <div
      className="zy-org-card"
      data-target={target || over}
      data-found={found === unit.id}
      onDragOver={(event) => {
        if (!actions.editPeople || !carriesPerson(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const id = event.dataTransfer.getData(PERSON_TYPE)
        if (id) actions.dropPerson(id, unit)
      }}
    >
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <header>
        <b title={unit.name}>{unit.name}</b>
        <Dropdown menu={{ items: actions.unitMenu(unit) }} trigger={['click']}>
          <button type="button" className="nodrag zy-org-menu" aria-label={t('menu', { name: unit.name })}>
            <MoreOutlined aria-hidden="true" />
          </button>
        </Dropdown>
      </header>
      <small>
        {unit.manager && <span>{unit.manager.label} · </span>}
        {t('headcount', { n: unit.headcount })}
        {unit.children.length > 0 && unit.people.length > 0 && ` · ${t('own', { n: unit.people.length })}`}
      </small>
      {shown.length > 0 && (
        <div className="zy-org-people nodrag">
          {shown.map((person) => (
            <PersonChip key={person.id} person={person} found={found === person.id} />
          ))}
          {unit.people.length > SHOWN && (
            <button type="button" className="zy-org-more" onClick={() => actions.toggleOpen(unit.id)}>
              {open ? t('fewer') : t('more', { n: unit.people.length - SHOWN })}
            </button>
          )}
        </div>
      )}
      {unit.children.length > 0 && (
        <button
          type="button"
          className="nodrag zy-org-fold"
          aria-expanded={!folded}
          aria-label={folded ? t('unfold', { n: unit.children.length }) : t('fold')}
          title={folded ? t('unfold', { n: unit.children.length }) : t('fold')}
          onClick={() => actions.toggleFold(unit.id)}
        >
          {folded ? <PlusOutlined aria-hidden="true" /> : <MinusOutlined aria-hidden="true" />}
          {folded && unit.children.length}
        </button>
      )}
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  )
}

function PersonChip({ person, found }: { person: Person; found: boolean }) {
  const actions = useChartActions()
  return (
    <Dropdown menu={{ items: actions.personMenu(person) }} trigger={['click']}>
      <button
        type="button"
        className="zy-org-person"
        data-found={found}
        draggable={actions.editPeople}
        title={[person.name, person.title].filter(Boolean).join(' · ')}
        onDragStart={(event) => {
          event.dataTransfer.setData(PERSON_TYPE, person.id)
          event.dataTransfer.effectAllowed = 'move'
        }}
      >
        <i aria-hidden="true">{initials(person.name)}</i>
        <span>{person.name}</span>
      </button>
    </Dropdown>
  )
}
