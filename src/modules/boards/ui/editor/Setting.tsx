import { Form, InputNumber } from 'antd'
import type { ReactNode } from 'react'

/** One thing a card can be told. */
export function Setting(props: { id: string; label: string; help?: string | undefined; children: ReactNode }) {
  return (
    <Form.Item label={props.label} htmlFor={`card-${props.id}`} extra={props.help}>
      {props.children}
    </Form.Item>
  )
}

/** A decimal string: never a float. */
export function Amount({
  id,
  value,
  onChange,
}: {
  id: string
  value: string | undefined
  onChange: (value: string | undefined) => void
}) {
  return (
    <InputNumber<string>
      id={id}
      stringMode
      className="zy-amount"
      value={value ?? null}
      onChange={(next) => onChange(next === null || next === '' ? undefined : String(next))}
    />
  )
}
