import { useNavigate } from '@tanstack/react-router'
import { App, Button, Drawer, Form, Input, InputNumber, Popconfirm, Select } from 'antd'
import { api } from '#kernel/ui/client.ts'
import { Icon } from '#kernel/ui/icon.tsx'
import { useEntity, useMe, usePermission } from '#kernel/ui/meta.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { metricsOfCard } from '../../rules/card.types.ts'
import type { Catalogue } from '../../rules/plan.ts'
import type { BoardRecord } from '../data.ts'
import { NarrowingField } from '../page/NarrowingField.tsx'
import { offeredDimensions } from '../page/offeredDimensions.ts'
import { editorTexts } from './text.ts'
import type { Draft, Editor } from './useEditor.ts'

interface BoardSettingsProps {
  open: boolean
  board: BoardRecord
  editor: Editor
  catalogue: Catalogue
  onClose: () => void
}

/** Name, who sees it, and what it shows at first. */
export function BoardSettings({ open, board, editor, catalogue, onClose }: BoardSettingsProps) {
  const t = useText(editorTexts)
  const label = useLabel()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const me = useMe()
  const isAdmin = usePermission('admin')
  const mayOpen = usePermission('boards.share')
  const entity = useEntity('board')
  const { draft, change } = editor
  const options = (name: string, allowed: (value: string) => boolean = () => true) =>
    (entity?.fields.find((field) => field.name === name)?.options ?? [])
      .filter(({ value }) => allowed(value))
      .map(({ value, label: words }) => ({ value, label: label(words) }))
  const mayAudience = (value: string) =>
    value === draft.audience || value === 'me' || (value === 'department' ? me.department !== null : mayOpen || isAdmin)
  const metrics = [...new Set(draft.cards.flatMap((card) => [...metricsOfCard(card)]))]
  const narrowing = draft.narrowing ?? {}
  const remove = async () => {
    await api.del(`/boards/${board.id}`)
    invalidateEntity('board')
    void message.success(t('removed'))
    await navigate({ to: '/boards' })
  }
  return (
    <Drawer open={open} onClose={onClose} size={380} title={t('settings')}>
      <Form layout="vertical" component="div" requiredMark={false}>
        <Form.Item label={t('name')} htmlFor="board-name">
          <Input
            id="board-name"
            maxLength={80}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('nameEn')} htmlFor="board-name-en">
          <Input
            id="board-name-en"
            maxLength={80}
            value={draft.nameEn ?? ''}
            onChange={(event) => change({ nameEn: event.target.value || null })}
          />
        </Form.Item>
        <Form.Item label={t('about')} htmlFor="board-about">
          <Input.TextArea
            id="board-about"
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={draft.about ?? ''}
            onChange={(event) => change({ about: event.target.value || null })}
          />
        </Form.Item>
        <Form.Item label={t('audience')} htmlFor="board-audience" extra={t('audienceHelp')}>
          <Select
            id="board-audience"
            value={draft.audience}
            onChange={(audience: Draft['audience']) => change({ audience })}
            options={options('audience', mayAudience)}
          />
        </Form.Item>
        <Form.Item label={t('period')} htmlFor="board-period">
          <Select
            id="board-period"
            value={draft.period}
            onChange={(period: string) => change({ period })}
            options={options('period')}
          />
        </Form.Item>
        <Form.Item label={t('narrowing')}>
          <div className="zy-board-filters">
            {offeredDimensions(metrics, catalogue, narrowing).map((dimension) => (
              <NarrowingField
                key={dimension}
                dimension={dimension}
                value={narrowing[dimension]}
                onChange={(id) => {
                  const { [dimension]: _, ...rest } = narrowing
                  change({ narrowing: id ? { ...rest, [dimension]: id } : rest })
                }}
              />
            ))}
          </div>
        </Form.Item>
        <Form.Item label={t('icon')} htmlFor="board-icon">
          <Select
            id="board-icon"
            value={draft.icon}
            onChange={(icon: string) => change({ icon })}
            options={options('icon').map(({ value, label: words }) => ({
              value,
              label: (
                <>
                  <Icon name={value} /> {words}
                </>
              ),
            }))}
          />
        </Form.Item>
        {isAdmin && (
          <Form.Item label={t('kind')} htmlFor="board-kind">
            <Select
              id="board-kind"
              value={draft.kind}
              onChange={(kind: Draft['kind']) => change({ kind })}
              options={options('kind')}
            />
          </Form.Item>
        )}
        <Form.Item label={t('position')} htmlFor="board-position">
          <InputNumber
            id="board-position"
            min={0}
            precision={0}
            value={draft.position}
            onChange={(position) => change({ position })}
          />
        </Form.Item>
        {board.can?.delete && (
          <Popconfirm
            title={t('removeBoardSure')}
            okButtonProps={{ danger: true }}
            okText={t('removeBoard')}
            onConfirm={remove}
          >
            <Button danger>{t('removeBoard')}</Button>
          </Popconfirm>
        )}
      </Form>
    </Drawer>
  )
}
