import { CopyOutlined, EyeOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { type MouseEvent, type ReactNode, useState } from 'react'
import { api } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { useText } from '../text.ts'
import type { CellProps } from './field.types.ts'
import { fieldTexts } from './text.ts'

/**
 * A value that arrives masked, with a button that asks for the full one. The server logs who asked,
 * so it is asked for only on a click and kept only while the cell is on the screen.
 */
export function Masked(props: CellProps & { render?: (full: string) => ReactNode }) {
  const { field, value, record, path, compact, render } = props
  const t = useText(fieldTexts)
  const feedback = useFeedback()
  const [full, setFull] = useState<string>()
  const [busy, setBusy] = useState(false)
  const id = record?.id
  const reveal = async (event: MouseEvent) => {
    event.stopPropagation()
    setBusy(true)
    try {
      const answer = await api.post<{ value: string }>(`/${path}/${String(id)}/reveal`, { field: field.name })
      setFull(answer.value ?? '')
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(false)
    }
  }
  if (full !== undefined) {
    return (
      <span className="zy-field-revealed">
        {render ? render(full) : full}
        <Tooltip title={t('copy')}>
          <Button
            type="text"
            size="small"
            icon={<CopyOutlined aria-hidden="true" />}
            aria-label={t('copy')}
            onClick={(event) => {
              event.stopPropagation()
              void navigator.clipboard.writeText(full).then(() => feedback.success(t('copied')))
            }}
          />
        </Tooltip>
      </span>
    )
  }
  return (
    <span className="zy-field-masked">
      <span className="zy-field-line">{String(value)}</span>
      {path && id && !compact ? (
        <Tooltip title={t('reveal')}>
          <Button
            type="text"
            size="small"
            icon={<EyeOutlined aria-hidden="true" />}
            loading={busy}
            aria-label={t('reveal')}
            onClick={(event) => void reveal(event)}
          />
        </Tooltip>
      ) : null}
    </span>
  )
}
