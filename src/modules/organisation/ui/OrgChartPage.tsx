import { PlusOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { EditDrawer } from '#kernel/ui/form/index.tsx'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { usePhone } from '#kernel/ui/screen.ts'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useText } from '#kernel/ui/text.ts'
import { type ChartActions, ChartActionsContext } from './chart/actions.ts'
import { OrgCanvas } from './chart/OrgCanvas.tsx'
import { OrgList } from './chart/OrgList.tsx'
import { orgTree, type Person, type Unit } from './chart/orgTree.ts'
import { MoveDialog } from './MoveDialog.tsx'
import './organisation.css'
import { orgTexts } from './text.ts'
import { useAllRecords } from './useAllRecords.ts'
import { useMove } from './useMove.ts'

const AT_WORK = { field: 'status', op: 'nin', value: ['left', 'candidate'] } as const
/** Beyond this the chart starts folded, or nobody finds anything. */
const MANY = 24

type Moving = { kind: 'unit'; unit: Unit } | { kind: 'person'; person: Person }

/** `/settings/organisation`: who works where, as a chart or a list. */
export default function OrgChartPage() {
  const t = useText(orgTexts)
  const phone = usePhone()
  const create = useCreate()
  const navigate = useNavigate()
  const feedback = useFeedback()
  const move = useMove()
  const department = useEntity('department')
  const employee = useEntity('employee')
  useLive(['departments', 'employees'])
  const units = useAllRecords(department, ['name', 'parent', 'manager', 'position'])
  const people = useAllRecords(employee, ['name', 'department', 'position', 'status'], AT_WORK as never)
  const tree = useMemo(() => orgTree(units.data ?? [], people.data ?? []), [units.data, people.data])
  const [as, setAs] = useState<'chart' | 'list'>('chart')
  const [toggled, setToggled] = useState<ReadonlySet<string>>()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [moving, setMoving] = useState<Moving>()
  const [editing, setEditing] = useState<EntityRecord>()
  const [query, setQuery] = useState('')
  const collapsed = useMemo(
    () =>
      new Set(
        tree.roots
          .flatMap((root) => root.children)
          .filter((unit) => unit.children.length > 0)
          .map(({ id }) => id),
      ),
    [tree],
  )
  const folded = toggled ?? (tree.byId.size > MANY ? collapsed : new Set<string>())
  const found = useMemo(() => {
    const wanted = query.trim().toLowerCase()
    if (!wanted) return undefined
    for (const unit of tree.byId.values())
      if (unit.name.toLowerCase().includes(wanted)) return { id: unit.id, unit: unit.id }
    for (const unit of tree.byId.values()) {
      const person = unit.people.find(({ name }) => name.toLowerCase().includes(wanted))
      if (person) return { id: person.id, unit: unit.id }
    }
    return null
  }, [query, tree])
  /** A hit below a folded department is shown. */
  const shownFolded = useMemo(() => {
    if (!found) return folded
    const above = new Set<string>()
    for (let at = tree.byId.get(found.unit)?.parent; at; at = tree.byId.get(at)?.parent) above.add(at)
    return new Set([...folded].filter((id) => !above.has(id)))
  }, [found, folded, tree])
  const shownOpen = useMemo(
    () => (found && found.id !== found.unit ? new Set([...open, found.unit]) : open),
    [found, open],
  )

  if (!department || !employee) return <PageMissing />
  const error = units.error ?? people.error
  if (error) return <PageFailed error={error} onRetry={() => void units.refetch().then(() => people.refetch())} />
  if (!units.data || !people.data) return <PageLoading />

  const toggle = (set: ReadonlySet<string>, id: string) => {
    const next = new Set(set)
    if (!next.delete(id)) next.add(id)
    return next
  }
  const edit = async (id: string) => {
    try {
      setEditing(await api.get<EntityRecord>(`/${department.path}/${id}`))
    } catch (fault) {
      feedback.error(fault)
    }
  }
  const refer = ({ id, name }: { id: string; name: string }) => ({ id, label: name })
  const actions: ChartActions = {
    editPeople: employee.operations.update,
    toggleFold: (id) => setToggled(toggle(folded, id)),
    toggleOpen: (id) => setOpen(toggle(open, id)),
    dropPerson: (personId, unit) => {
      const all = [...tree.homeless, ...[...tree.byId.values()].flatMap((each) => each.people)]
      const person = all.find(({ id }) => id === personId)
      if (person && person.department !== unit.id) void move(employee, 'department', person, unit)
    },
    unitMenu: (unit) => [
      ...(department.operations.update
        ? [
            { key: 'move', label: t('moveTo'), onClick: () => setMoving({ kind: 'unit', unit }) },
            { key: 'edit', label: t('edit'), onClick: () => void edit(unit.id) },
          ]
        : []),
      ...(department.operations.create
        ? [
            {
              key: 'add',
              label: t('add'),
              onClick: () => create({ entity: 'department', defaults: { parent: refer(unit) } }),
            },
          ]
        : []),
      ...(employee.operations.create
        ? [
            {
              key: 'person',
              label: t('addPerson'),
              onClick: () => create({ entity: 'employee', defaults: { department: refer(unit) } }),
            },
          ]
        : []),
      { key: 'open', label: t('open'), onClick: () => void navigate({ to: `/departments/${unit.id}` }) },
    ],
    personMenu: (person) => [
      { key: 'open', label: t('open'), onClick: () => void navigate({ to: `/employees/${person.id}` }) },
      ...(employee.operations.update
        ? [{ key: 'move', label: t('moveTo'), onClick: () => setMoving({ kind: 'person', person }) }]
        : []),
    ],
  }
  const asList = phone || as === 'list'
  return (
    <ChartActionsContext value={actions}>
      <div className="zy-org">
        <h1>{t('title')}</h1>
        <p>{t('about')}</p>
        <div className="zy-org-bar">
          <Input.Search
            value={query}
            allowClear
            placeholder={t('search')}
            aria-label={t('search')}
            onChange={(event) => setQuery(event.target.value)}
          />
          {found === null && <span role="status">{t('notFound', { query })}</span>}
          {!phone && (
            <Segmented<'chart' | 'list'>
              value={as}
              aria-label={t('view')}
              options={[
                { value: 'chart', label: t('chart') },
                { value: 'list', label: t('list') },
              ]}
              onChange={setAs}
            />
          )}
          {!asList && (
            <Button onClick={() => setToggled(folded.size > 0 ? new Set() : collapsed)}>
              {t(folded.size > 0 ? 'expandAll' : 'collapseAll')}
            </Button>
          )}
          {department.operations.create && (
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden="true" />}
              onClick={() => create({ entity: 'department' })}
            >
              {t('addRoot')}
            </Button>
          )}
        </div>
        {asList ? (
          <OrgList tree={tree} found={found ?? undefined} query={query} />
        ) : (
          <div className="zy-org-canvas">
            <OrgCanvas
              tree={tree}
              folded={shownFolded}
              open={shownOpen}
              found={found ?? undefined}
              editable={department.operations.update}
              onDrop={(unit, onto) => void move(department, 'parent', unit, onto)}
            />
          </div>
        )}
        {tree.homeless.length > 0 && !asList && (
          <section className="zy-card">
            <h2>{t('homeless')}</h2>
            <div className="zy-org-homeless">
              {tree.homeless.map((person) => (
                <Button key={person.id} size="small" onClick={() => setMoving({ kind: 'person', person })}>
                  {person.name}
                </Button>
              ))}
            </div>
          </section>
        )}
        {moving && (
          <MoveDialog
            name={moving.kind === 'unit' ? moving.unit.name : moving.person.name}
            places={tree.roots}
            top={moving.kind === 'unit'}
            {...(moving.kind === 'unit' && { without: moving.unit.id })}
            onClose={() => setMoving(undefined)}
            onMove={(to) =>
              moving.kind === 'unit'
                ? void move(department, 'parent', moving.unit, to)
                : void move(employee, 'department', moving.person, to)
            }
          />
        )}
        {editing && (
          <EditDrawer
            entity={department}
            record={editing}
            onClose={() => setEditing(undefined)}
            onSaved={() => invalidateEntity(department.name)}
          />
        )}
      </div>
    </ChartActionsContext>
  )
}
