import { MoreOutlined, PlusOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown, Tree } from 'antd'
import type { DataNode } from 'antd/es/tree'
import { useMemo, useState } from 'react'
import type { EntityMeta, Reference } from '#kernel/entity/meta.types.ts'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useText } from '#kernel/ui/text.ts'
import { orgTree, type Unit } from '../chart/orgTree.ts'
import { MoveDialog } from '../MoveDialog.tsx'
import '../organisation.css'
import { orgTexts } from '../text.ts'
import { useAllRecords } from '../useAllRecords.ts'
import { useMove } from '../useMove.ts'

/** `/settings/regions`: the tree of sales territories. */
export default function RegionsPage() {
  const region = useEntity('region')
  return region ? <Regions region={region} /> : <PageMissing />
}

function Regions({ region }: { region: EntityMeta }) {
  const t = useText(orgTexts)
  const create = useCreate()
  const navigate = useNavigate()
  const move = useMove()
  const [moving, setMoving] = useState<Unit>()
  useLive([region.path])
  const { data, error, refetch } = useAllRecords(region, ['name', 'parent', 'manager'])
  const tree = useMemo(() => orgTree((data ?? []) as EntityRecord[], []), [data])
  const { create: mayCreate, update: mayUpdate } = region.operations
  const nodes = useMemo(() => {
    const node = (unit: Unit): DataNode => ({
      key: unit.id,
      title: (
        <span className="zy-org-row">
          <b>{unit.name}</b> <small>{(unit.manager as Reference | null)?.label}</small>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'open', label: t('open'), onClick: () => void navigate({ to: `/regions/${unit.id}` }) },
                ...(mayUpdate ? [{ key: 'move', label: t('moveTo'), onClick: () => setMoving(unit) }] : []),
                ...(mayCreate
                  ? [
                      {
                        key: 'add',
                        label: t('addBelow'),
                        onClick: () =>
                          create({ entity: 'region', defaults: { parent: { id: unit.id, label: unit.name } } }),
                      },
                    ]
                  : []),
              ],
            }}
          >
            <Button
              type="text"
              size="small"
              icon={<MoreOutlined aria-hidden="true" />}
              aria-label={t('menu', { name: unit.name })}
            />
          </Dropdown>
        </span>
      ),
      children: unit.children.map(node),
    })
    return tree.roots.map(node)
  }, [tree, t, create, navigate, mayCreate, mayUpdate])
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  if (!data) return <PageLoading />
  return (
    <div className="zy-org">
      <h1>{t('regions')}</h1>
      <p>{t('regionsAbout')}</p>
      <div className="zy-org-bar">
        {mayCreate && (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => create({ entity: 'region' })}
          >
            {t('addRegion')}
          </Button>
        )}
      </div>
      <div className="zy-card">
        <Tree
          treeData={nodes}
          defaultExpandAll
          selectable={false}
          blockNode
          showLine
          draggable={mayUpdate}
          onDrop={({ node, dragNode, dropToGap }) => {
            const unit = tree.byId.get(String(dragNode.key))
            const onto = tree.byId.get(String(node.key))
            if (!unit || !onto) return
            // Between two rows it becomes their sibling, on a row its child.
            const parent = dropToGap ? (onto.parent === null ? null : (tree.byId.get(onto.parent) ?? null)) : onto
            if ((parent?.id ?? null) !== unit.parent) void move(region, 'parent', unit, parent)
          }}
        />
      </div>
      {moving && (
        <MoveDialog
          name={moving.name}
          places={tree.roots}
          without={moving.id}
          top
          onClose={() => setMoving(undefined)}
          onMove={(to) => void move(region, 'parent', moving, to)}
        />
      )}
    </div>
  )
}
