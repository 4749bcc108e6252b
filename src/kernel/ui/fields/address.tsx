import { useQuery } from '@tanstack/react-query'
import { Cascader, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useText } from '../text.ts'
import { Blank } from './Blank.tsx'
import { divisionNames, divisionsBelow } from './divisions.ts'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { Masked } from './Masked.tsx'
import { fieldTexts } from './text.ts'

interface Address {
  province?: string | null
  city?: string | null
  district?: string | null
  detail?: string | null
  /** In words, made by the server. */
  text?: string
}

interface DivisionNode {
  value: string
  label: string
  isLeaf: boolean
  children?: DivisionNode[]
}

const addressOf = (value: unknown): Address | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null

function AddressCell(props: CellProps) {
  const { field, value, compact } = props
  const address = addressOf(value)
  const codes = codesOf(address)
  const named = typeof value === 'string' ? value : address?.text
  // The names of the divisions, where the answer came without them. A row of a list does without: one row more or
  // less would be a request more.
  const names = useQuery({
    queryKey: ['divisions', 'names', ...codes],
    queryFn: () => divisionNames(codes),
    enabled: !named && !compact && codes.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (field.access === 'mask' && typeof value === 'string') return <Masked {...props} />
  const text = named || [names.data, address?.detail].filter(Boolean).join('')
  if (!text) return <Blank />
  return (
    <span className={compact ? 'zy-field-line' : 'zy-field-text'} title={compact ? text : undefined}>
      {text}
    </span>
  )
}

const codesOf = (address: Address | null): string[] =>
  [address?.province, address?.city, address?.district].filter((code): code is string => Boolean(code))

const nodesBelow = async (parent: string): Promise<DivisionNode[]> =>
  (await divisionsBelow(parent)).map(({ code, name, leaf }) => ({ value: code, label: name, isLeaf: leaf }))

/** Puts loaded children below the node with this code, wherever it is. */
const grow = (nodes: DivisionNode[], code: string, children: DivisionNode[]): DivisionNode[] =>
  nodes.map((node) => {
    if (node.value === code) return { ...node, children }
    return node.children ? { ...node, children: grow(node.children, code, children) } : node
  })

/** The tree as far as it must be known to show these codes by name. */
async function treeFor(codes: string[]): Promise<DivisionNode[]> {
  let tree = await nodesBelow('')
  for (const code of codes.slice(0, -1)) tree = grow(tree, code, await nodesBelow(code))
  return tree
}

/** Whether all codes can be shown by name, and there is something to choose from. */
const knows = (nodes: DivisionNode[] | undefined, [code, ...below]: string[]): boolean => {
  if (code === undefined) return nodes !== undefined && nodes.length > 0
  const node = nodes?.find((each) => each.value === code)
  return node !== undefined && (below.length === 0 || knows(node.children, below))
}

function AddressEditor({ field, value, onChange, autoFocus, size, status, id, describedBy }: EditorProps) {
  const t = useText(fieldTexts)
  const address = addressOf(value)
  const codes = codesOf(address)
  const [tree, setTree] = useState<DivisionNode[]>([])
  const [failed, setFailed] = useState(false)
  const path = codes.join('/')
  const known = knows(tree, codes)
  useEffect(() => {
    // What the person opens level by level must not be replaced under their hands.
    if (known) return
    let current = true
    treeFor(path === '' ? [] : path.split('/')).then(
      (loaded) => current && setTree(loaded),
      () => current && setFailed(true),
    )
    return () => {
      current = false
    }
  }, [path, known])

  const change = (next: Address) => {
    const { text: _words, ...rest } = { ...address, ...next }
    const isEmpty = !rest.province && !rest.detail
    onChange(isEmpty ? null : rest)
  }
  return (
    <div className="zy-field-stack">
      <Cascader
        id={id}
        aria-describedby={describedBy}
        options={tree}
        value={codes}
        onChange={(next) => {
          const [province = null, city = null, district = null] = (next ?? []) as string[]
          change({ province, city, district })
        }}
        loadData={(chosen) => {
          const last = chosen.at(-1)
          if (last)
            void nodesBelow(last.value).then((children) => setTree((nodes) => grow(nodes, last.value, children)))
        }}
        changeOnSelect
        showSearch={false}
        allowClear={!field.required}
        placeholder={t('division')}
        notFoundContent={failed ? t('searchFailed') : t('searching')}
        displayRender={(labels) => labels.join(' / ')}
        autoFocus={autoFocus}
        size={size}
        status={status}
        className="zy-field-full"
      />
      <Input
        value={address?.detail ?? ''}
        onChange={(event) => change({ detail: event.target.value || null })}
        placeholder={t('addressDetail')}
        aria-label={t('addressDetail')}
        maxLength={field.max ?? 200}
        size={size}
        status={status}
        autoComplete="off"
      />
    </div>
  )
}

export const address: FieldView = { Cell: AddressCell, Editor: AddressEditor, wide: true, multiline: true }
