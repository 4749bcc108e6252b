import { PlusOutlined } from '@ant-design/icons'
import { Select } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Reference } from '#kernel/entity/meta.types.ts'
import { useEntity, useMe } from '../meta.tsx'
import { useLabel, useText } from '../text.ts'
import { canNestCreate, loadNestedCreate } from './nestedCreate.ts'
import { type Pick, recentPicks, rememberPick } from './recentPicks.ts'
import { fieldTexts } from './text.ts'
import { useRecordSearch } from './useRecordSearch.ts'

const CreateDrawer = lazy(loadNestedCreate)

/** Value of the option that creates; no record has it, ids are UUIDs. */
const CREATE = 'create'

interface RecordPickerProps {
  /** Entity name. */
  entity: string
  value: readonly Reference[]
  onChange: (value: Reference[]) => void
  multiple?: boolean | undefined
  /** Offer only records with this reference. */
  within?: { field: string; id: string } | null | undefined
  allowClear?: boolean | undefined
  allowCreate?: boolean | undefined
  placeholder?: string | undefined
  autoFocus?: boolean | undefined
  expand?: boolean | undefined
  size?: 'small' | 'middle' | 'large' | undefined
  status?: 'error' | 'warning' | undefined
  id?: string | undefined
  describedBy?: string | undefined
}

/**
 * Chooses one or several records by searching on the server: recent ones first, a hint behind each label,
 * and creating a new one where the person may.
 */
export function RecordPicker(props: RecordPickerProps) {
  const { value, onChange, multiple, allowCreate = true } = props
  const t = useText(fieldTexts)
  const label = useLabel()
  const me = useMe()
  const entity = useEntity(props.entity)
  const [open, setOpen] = useState(props.expand ?? false)
  const [query, setQuery] = useState('')
  const [creating, setCreating] = useState<string>()
  const search = useRecordSearch(entity, query, { enabled: open, within: props.within ?? null })
  const recent = useMemo(
    () => (open && query === '' && !props.within ? recentPicks(props.entity, me.id) : []),
    [open, query, props.entity, props.within, me.id],
  )
  const known = new Map([...search.picks, ...recent].map((pick) => [pick.id, pick]))
  const mayCreate = allowCreate && canNestCreate() && entity?.operations.create === true && !entity.settingsOnly

  const option = (pick: Pick) => ({ value: pick.id, label: pick.label, hint: pick.hint })
  const fresh = search.picks.filter((pick) => !recent.some((each) => each.id === pick.id))
  const groups =
    recent.length > 0
      ? [
          { label: t('recent'), title: 'recent', options: recent.map(option) },
          { label: t('results'), title: 'results', options: fresh.map(option) },
        ]
      : fresh.map(option)
  const createOption = {
    value: CREATE,
    label: query
      ? t('createNew', { entity: label(entity?.label), query })
      : t('createNewPlain', { entity: label(entity?.label) }),
    hint: undefined,
  }

  const choose = (chosen: { value: string; label?: unknown }[]) => {
    if (chosen.some((each) => each.value === CREATE)) {
      setCreating(query)
      setOpen(false)
      return
    }
    const next = chosen.map(({ value: id }) => {
      const pick = known.get(id)
      if (pick && !value.some((each) => each.id === id)) rememberPick(props.entity, me.id, pick)
      return { id, label: pick?.label ?? value.find((each) => each.id === id)?.label ?? id }
    })
    setQuery('')
    onChange(next)
  }
  const labelled = value.map((each) => ({ value: each.id, label: each.label }))

  return (
    <>
      <Select
        id={props.id}
        aria-label={props.id ? undefined : props.placeholder}
        aria-describedby={props.describedBy}
        mode={multiple ? 'multiple' : undefined}
        labelInValue
        value={(multiple ? labelled : labelled[0]) as never}
        onChange={(next: unknown) => choose(next === undefined || next === null ? [] : ([next].flat() as never))}
        open={open}
        onOpenChange={setOpen}
        options={[...groups, ...(mayCreate ? [createOption] : [])] as never}
        optionRender={(item) =>
          item.value === CREATE ? (
            <span className="zy-pick-create">
              <PlusOutlined aria-hidden /> {item.label}
            </span>
          ) : (
            <span className="zy-pick">
              <span className="zy-pick-label">{item.label}</span>
              <span className="zy-pick-hint">{(item.data as Partial<Pick>).hint}</span>
            </span>
          )
        }
        showSearch={{ searchValue: query, onSearch: setQuery, filterOption: false, autoClearSearchValue: true }}
        notFoundContent={
          search.failed ? t('searchFailed') : search.loading ? t('searching') : t('nothingFound', { query })
        }
        loading={open && search.loading}
        allowClear={props.allowClear ?? true}
        placeholder={props.placeholder ?? t('typeToSearch')}
        autoFocus={props.autoFocus}
        size={props.size}
        status={props.status}
        popupMatchSelectWidth={280}
        className="zy-field-full"
      />
      {creating !== undefined && entity ? (
        <Suspense fallback={null}>
          <CreateDrawer
            entity={entity}
            open
            defaults={{
              ...(creating ? { [entity.title]: creating } : {}),
              ...(props.within ? { [props.within.field]: props.within.id } : {}),
            }}
            onClose={() => setCreating(undefined)}
            onCreated={(record) => {
              const made = { id: record.id, label: record.label }
              rememberPick(props.entity, me.id, made)
              onChange(multiple ? [...value, made] : [made])
              setCreating(undefined)
              setQuery('')
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
