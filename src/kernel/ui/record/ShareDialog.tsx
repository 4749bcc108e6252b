import { CloseOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, DatePicker, Modal, Segmented, Skeleton, Tooltip } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { EntityMeta, Reference } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { RecordPicker } from '../fields/index.tsx'
import { todayOnScreen } from '../format.ts'
import type { EntityRecord } from '../meta.tsx'
import { useText } from '../text.ts'
import { itemsOf, type Listed } from './itemsOf.ts'
import { recordTexts } from './text.ts'

interface Share {
  employee: Reference
  write: boolean
  expiresOn: string | null
}

/** Who else may see or work on the record, and until when. */
export function ShareDialog(props: { entity: EntityMeta; record: EntityRecord; onClose: () => void }) {
  const { entity, record, onClose } = props
  const t = useText(recordTexts)
  const feedback = useFeedback()
  const client = useQueryClient()
  const [person, setPerson] = useState<Reference>()
  const [write, setWrite] = useState(false)
  const [expiresOn, setExpiresOn] = useState<string | null>(null)
  const path = `/${entity.path}/${record.id}/shares`
  const key = ['record', entity.name, record.id, 'shares']
  const shares = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => itemsOf(await api.get<Listed<Share>>(path, undefined, { signal })),
  })
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work()
      setPerson(undefined)
      await client.invalidateQueries({ queryKey: key })
    } catch (error) {
      feedback.error(error)
    }
  }
  const levels = [
    { value: 'read', label: t('shareRead') },
    { value: 'write', label: t('shareWrite') },
  ]
  const put = (employee: string, mayWrite: boolean, until: string | null) =>
    attempt(() => api.post(path, { employee, write: mayWrite, expiresOn: until }))
  return (
    <Modal open title={t('shareTitle', { label: record.label })} onCancel={onClose} footer={null}>
      <p className="zy-action-help">{t('shareHelp')}</p>
      <div className="zy-share-add">
        <RecordPicker
          entity="employee"
          value={person ? [person] : []}
          onChange={([next]) => setPerson(next)}
          allowCreate={false}
          placeholder={t('sharePerson')}
          autoFocus
        />
        <div className="zy-share-row">
          <Segmented
            options={levels}
            value={write ? 'write' : 'read'}
            onChange={(level) => setWrite(level === 'write')}
          />
          <DatePicker
            value={expiresOn ? dayjs(expiresOn) : null}
            onChange={(day) => setExpiresOn(day ? day.format('YYYY-MM-DD') : null)}
            minDate={dayjs(todayOnScreen())}
            placeholder={t('shareUntil')}
          />
          <Button type="primary" disabled={!person} onClick={() => person && void put(person.id, write, expiresOn)}>
            {t('shareAdd')}
          </Button>
        </div>
      </div>
      {shares.isPending ? <Skeleton active paragraph={{ rows: 2 }} title={false} /> : null}
      {shares.data?.length === 0 ? <p className="zy-field-quiet">{t('shareNobody')}</p> : null}
      <ul className="zy-shares">
        {shares.data?.map((share) => (
          <li key={share.employee.id}>
            <b>{share.employee.label}</b>
            <span className="zy-field-quiet">
              {share.expiresOn ? t('shareExpires', { date: share.expiresOn }) : ''}
            </span>
            <Segmented
              size="small"
              options={levels}
              value={share.write ? 'write' : 'read'}
              onChange={(level) => void put(share.employee.id, level === 'write', share.expiresOn)}
            />
            <Tooltip title={t('shareRemove', { name: share.employee.label })}>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden="true" />}
                aria-label={t('shareRemove', { name: share.employee.label })}
                onClick={() => void attempt(() => api.del(`${path}/${share.employee.id}`))}
              />
            </Tooltip>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
