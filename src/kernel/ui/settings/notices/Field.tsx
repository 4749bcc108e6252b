import { Form } from 'antd'
import type { ReactNode } from 'react'

interface Props {
  label: ReactNode
  id?: string
  fault?: string | undefined
  help?: ReactNode
  children: ReactNode
}

/** A labelled field with what is wrong below it, else what to know. */
export function Field({ label, id, fault, help, children }: Props) {
  return (
    <Form.Item
      layout="vertical"
      label={label}
      htmlFor={id}
      validateStatus={fault ? 'error' : undefined}
      help={fault}
      extra={help}
    >
      {children}
    </Form.Item>
  )
}
