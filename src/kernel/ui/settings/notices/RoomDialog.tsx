import { App, Button, Checkbox, Input, Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { Reference } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { RecordPicker } from '../../fields/index.tsx'
import { queryClient } from '../../query.ts'
import { useLabel, useText } from '../../text.ts'
import { channelTexts } from './channels-text.ts'
import { Field } from './Field.tsx'
import { useFaults } from './faults.ts'
import { TestResult } from './TestResult.tsx'
import { type ChatRoom, type RobotProvider, roomsKey, type TestAnswer, useNoticeRules } from './useNoticeSettings.ts'

const providers: RobotProvider[] = ['wecom', 'dingtalk', 'feishu']
const samples: Record<RobotProvider, string> = {
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
}
const blank = {
  name: '',
  provider: 'wecom' as RobotProvider,
  department: null as Reference | null,
  kinds: [] as string[],
  showsBody: false,
  allowPrivate: false,
  enabled: true,
}

/** A chat room: whose, which robot, and which kinds of notices it takes. */
export function RoomDialog({ room, onClose }: { room: ChatRoom | null; onClose: () => void }) {
  const t = useText(channelTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const { modal } = App.useApp()
  const { attempt, faultOf } = useFaults()
  const kinds = useNoticeRules().data?.kinds ?? []
  const [values, setValues] = useState(() => {
    const { name, provider, department, kinds: chosen, showsBody, allowPrivate, enabled } = room ?? blank
    return { name, provider, department, kinds: chosen, showsBody, allowPrivate, enabled, address: '', signingKey: '' }
  })
  const [busy, setBusy] = useState<'save' | 'test'>()
  const [answer, setAnswer] = useState<TestAnswer>()
  const set = (change: Partial<typeof values>) => setValues((now) => ({ ...now, ...change }))
  const payload = () => ({
    ...values,
    department: values.department?.id ?? null,
    address: values.address || null,
    signingKey: values.signingKey || null,
  })
  const settle = () => {
    void queryClient.invalidateQueries({ queryKey: ['notice-settings'] })
    void queryClient.invalidateQueries({ queryKey: ['notification-preferences'] })
  }
  const save = async () => {
    setBusy('save')
    const saved = await attempt(() =>
      room ? api.put<object>(`/chat-rooms/${room.id}`, payload()) : api.post<object>('/chat-rooms', payload()),
    )
    setBusy(undefined)
    if (!saved) return
    settle()
    feedback.success(t('saved'))
    onClose()
  }
  const test = async () => {
    setBusy('test')
    setAnswer(undefined)
    setAnswer(await attempt(() => api.post<TestAnswer>(`/chat-rooms/test${room ? `?room=${room.id}` : ''}`, payload())))
    setBusy(undefined)
  }
  const remove = () =>
    modal.confirm({
      title: `${t('remove')}：${room?.name}`,
      content: t('removeRoomSure'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: async () => {
        queryClient.setQueryData(roomsKey, await api.del(`/chat-rooms/${room?.id}`))
        settle()
        onClose()
      },
    })
  return (
    <Modal
      open
      title={room ? t('editRoom') : t('addRoom')}
      onCancel={onClose}
      width={560}
      footer={[
        room && (
          <Button key="remove" danger type="text" className="zy-channel-remove" onClick={remove}>
            {t('remove')}
          </Button>
        ),
        <Button key="test" loading={busy === 'test'} onClick={() => void test()}>
          {t('testRoom')}
        </Button>,
        <Button key="save" type="primary" loading={busy === 'save'} onClick={() => void save()}>
          {t('save')}
        </Button>,
      ]}
    >
      <div className="zy-channel-form">
        <Field label={t('provider')}>
          <Segmented<RobotProvider>
            value={values.provider}
            options={providers.map((value) => ({ value, label: t(value) }))}
            onChange={(provider) => set({ provider })}
          />
        </Field>
        <Field label={t('name')} id="room-name" fault={faultOf('name')}>
          <Input id="room-name" value={values.name} maxLength={100} onChange={(e) => set({ name: e.target.value })} />
        </Field>
        <Field label={t('address')} id="room-address" fault={faultOf('address')}>
          <Input
            id="room-address"
            value={values.address}
            autoComplete="off"
            maxLength={1000}
            placeholder={room ? t('addressKept', { host: room.host ?? '—' }) : samples[values.provider]}
            onChange={(e) => set({ address: e.target.value })}
          />
        </Field>
        {values.provider !== 'wecom' && (
          <Field label={t('signingKey')} id="room-key" fault={faultOf('signingKey')} help={t('signingKeyHelp')}>
            <Input.Password
              id="room-key"
              value={values.signingKey}
              autoComplete="new-password"
              maxLength={200}
              placeholder={room?.hasSigningKey ? t('keyKept') : undefined}
              onChange={(e) => set({ signingKey: e.target.value })}
            />
          </Field>
        )}
        <Field label={t('department')} id="room-department" fault={faultOf('department')}>
          <RecordPicker
            id="room-department"
            entity="department"
            value={values.department ? [values.department] : []}
            onChange={([department]) => set({ department: department ?? null })}
            allowClear
            allowCreate={false}
            placeholder={t('everybody')}
          />
        </Field>
        <Field label={t('kinds')} id="room-kinds" fault={faultOf('kinds')}>
          <Select
            id="room-kinds"
            mode="multiple"
            value={values.kinds}
            placeholder={t('kindsHint')}
            optionFilterProp="label"
            options={kinds.map((kind) => ({ value: kind.key, label: label(kind.label) }))}
            onChange={(chosen) => set({ kinds: chosen })}
          />
        </Field>
        <Tick
          checked={values.showsBody}
          label={t('showsBody')}
          help={t('showsBodyHelp')}
          onChange={(showsBody) => set({ showsBody })}
        />
        <Tick
          checked={values.allowPrivate}
          label={t('allowPrivate')}
          help={t('allowPrivateHelp')}
          onChange={(allowPrivate) => set({ allowPrivate })}
        />
        <Tick checked={values.enabled} label={t('enabled')} onChange={(enabled) => set({ enabled })} />
        <TestResult answer={answer} />
      </div>
    </Modal>
  )
}

/** A tick with the reason to think twice below it. */
export function Tick(props: { checked: boolean; label: string; help?: string; onChange: (checked: boolean) => void }) {
  return (
    <div className="zy-channel-tick">
      <Checkbox checked={props.checked} onChange={(e) => props.onChange(e.target.checked)}>
        {props.label}
      </Checkbox>
      {props.help && <small>{props.help}</small>}
    </div>
  )
}
