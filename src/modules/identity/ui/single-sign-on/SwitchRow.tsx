import { Form, Switch } from 'antd'

/** A switch with its words beside it, and what it means below. */
export function SwitchRow({ name, label, help }: { name: string; label: string; help?: string }) {
  const id = `sso-${name}`
  return (
    <div className="zy-sso-switch">
      <Form.Item name={name} valuePropName="checked" noStyle>
        <Switch id={id} {...(help && { 'aria-describedby': `${id}-help` })} />
      </Form.Item>
      <label htmlFor={id}>
        {label}
        {help && <small id={`${id}-help`}>{help}</small>}
      </label>
    </div>
  )
}
