import { MoreOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Dropdown, Tree } from 'antd'
import type { DataNode } from 'antd/es/tree'
import { useMemo } from 'react'
import { useText } from '#kernel/ui/text.ts'
import { orgTexts } from '../text.ts'
import { useChartActions } from './actions.ts'
import type { OrgTree, Person, Unit } from './orgTree.ts'

interface OrgListProps {
  tree: OrgTree
  found: { id: string; unit: string } | undefined
  query: string
}

/** The same tree as rows: for phones, and for those who prefer it. */
export function OrgList({ tree, found, query }: OrgListProps) {
  const t = useText(orgTexts)
  const actions = useChartActions()
  const nodes = useMemo(() => {
    const menu = (name: string, items: ReturnType<typeof actions.unitMenu>) => (
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button type="text" size="small" icon={<MoreOutlined aria-hidden="true" />} aria-label={t('menu', { name })} />
      </Dropdown>
    )
    const person = (each: Person): DataNode => ({
      key: each.id,
      isLeaf: true,
      title: (
        <span className="zy-org-row" data-found={found?.id === each.id}>
          <UserOutlined aria-hidden="true" /> {each.name} <small>{each.title}</small>
          {menu(each.name, actions.personMenu(each))}
        </span>
      ),
    })
    const unit = (each: Unit): DataNode => ({
      key: each.id,
      title: (
        <span className="zy-org-row" data-found={found?.id === each.id}>
          <b>{each.name}</b> <small>{t('headcount', { n: each.headcount })}</small>
          {menu(each.name, actions.unitMenu(each))}
        </span>
      ),
      children: [...each.people.map(person), ...each.children.map(unit)],
    })
    const homeless = tree.homeless.map(person)
    return [
      ...tree.roots.map(unit),
      ...(homeless.length > 0 ? [{ key: 'none', title: t('homeless'), children: homeless }] : []),
    ]
  }, [tree, found, t, actions])
  const opened = useMemo(() => {
    const above: string[] = []
    for (let at: string | null | undefined = found?.unit; at; at = tree.byId.get(at)?.parent) above.push(at)
    return [...tree.roots.map(({ id }) => id), ...above]
  }, [found, tree])
  return (
    <div className="zy-card">
      <Tree key={query} treeData={nodes} defaultExpandedKeys={opened} selectable={false} blockNode showLine />
    </div>
  )
}
