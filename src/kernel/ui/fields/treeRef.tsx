import { useQuery } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useState } from 'react'
import type { EntityMeta, Page } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import { type EntityRecord, useEntity } from '../meta.tsx'
import { queryClient } from '../query.ts'
import { useText } from '../text.ts'
import { asReference } from './asReference.ts'
import type { EditorProps, FieldView } from './field.types.ts'
import { RefCell, useLabelled } from './references.tsx'
import { fieldTexts } from './text.ts'
import { useRecordSearch } from './useRecordSearch.ts'

const BRANCH_LIMIT = 200

interface TreeNode {
  id: string
  pId: string
  value: string
  title: string
  isLeaf: boolean
}

/** The records directly below a parent; the roots for an empty one. */
async function branch(entity: EntityMeta, parent: string): Promise<TreeNode[]> {
  const filter = !entity.parent
    ? undefined
    : parent
      ? { field: entity.parent, op: 'eq', value: parent }
      : { field: entity.parent, op: 'empty', value: true }
  const page = await queryClient.fetchQuery({
    queryKey: ['list', entity.name, 'branch', parent],
    queryFn: () =>
      api.get<Page<EntityRecord>>(`/${entity.path}`, { filter, limit: BRANCH_LIMIT, fields: entity.title }),
    staleTime: 60_000,
  })
  return page.items.map(({ id, label }) => ({ id, pId: parent, value: id, title: label, isLeaf: !entity.parent }))
}

/** Opens branch by branch; typing searches the whole tree on the server. */
function TreeRefEditor({ field, value, onChange, autoFocus, expand, size, status, id, describedBy }: EditorProps) {
  const t = useText(fieldTexts)
  const entity = useEntity(field.ref)
  useLabelled(field.ref, value, onChange)
  const [open, setOpen] = useState(expand ?? false)
  const [query, setQuery] = useState('')
  const [below, setBelow] = useState<TreeNode[]>([])
  const [empty, setEmpty] = useState<ReadonlySet<string>>(new Set())
  const roots = useQuery({
    queryKey: ['list', field.ref ?? '', 'roots'],
    queryFn: () => (entity ? branch(entity, '') : []),
    enabled: open && entity !== undefined,
  })
  const search = useRecordSearch(entity, query, { enabled: open && query.trim() !== '' })
  const reference = asReference(value)

  const load = async (parent: string) => {
    if (!entity || below.some((node) => node.pId === parent)) return
    const nodes = await branch(entity, parent)
    if (nodes.length === 0) setEmpty((known) => new Set(known).add(parent))
    setBelow((known) => [...known.filter((node) => node.pId !== parent), ...nodes])
  }
  const searching = query.trim() !== ''
  const nodes = searching
    ? search.picks.map((pick) => ({
        id: pick.id,
        pId: '',
        value: pick.id,
        title: pick.hint ? `${pick.label}（${pick.hint}）` : pick.label,
        name: pick.label,
        isLeaf: true,
      }))
    : [...(roots.data ?? []), ...below].map((node) => ({ ...node, isLeaf: node.isLeaf || empty.has(node.id) }))

  return (
    <TreeSelect
      id={id}
      aria-describedby={describedBy}
      labelInValue
      value={(reference ? { value: reference.id, label: reference.label } : undefined) as never}
      onChange={(next: { value: string; label: unknown } | undefined) => {
        const picked = search.picks.find((pick) => searching && pick.id === next?.value)
        onChange(next ? { id: next.value, label: picked?.label ?? String(next.label) } : null)
        setQuery('')
      }}
      open={open}
      onOpenChange={setOpen}
      treeDataSimpleMode={{ rootPId: '' }}
      treeData={nodes}
      loadData={(node) => load(String(node.value))}
      showSearch={{ searchValue: query, onSearch: setQuery, filterTreeNode: false }}
      notFoundContent={
        roots.isError || search.failed
          ? t('searchFailed')
          : roots.isFetching || search.loading
            ? t('searching')
            : searching
              ? t('nothingFound', { query })
              : t('noOptions')
      }
      allowClear={!field.required}
      placeholder={t('choose')}
      autoFocus={autoFocus}
      size={size}
      status={status}
      popupMatchSelectWidth={280}
      className="zy-field-full"
    />
  )
}

export const treeRef: FieldView = { Cell: RefCell, Editor: TreeRefEditor, decides: true }
