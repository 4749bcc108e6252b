import { Input } from 'antd'

/** A time of the company's clock; the browser's own input, which a phone shows as wheels. */
export function TimeInput({ id, value, onChange }: { id: string; value: string; onChange: (value: string) => void }) {
  return (
    <Input
      id={id}
      type="time"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="zy-auto-time"
    />
  )
}
