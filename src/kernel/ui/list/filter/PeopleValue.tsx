import { Button } from 'antd'
import { useText } from '../../text.ts'
import { listText } from '../text.ts'
import { ReferencePicker } from './ReferencePicker.tsx'
import { idsOf, type ValueProps } from './value.ts'

/** A person, with "me" as a value that means whoever looks at the list. */
export function PeopleValue({ target, op, value, onChange }: ValueProps) {
  const t = useText(listText)
  const many = op === 'in' || op === 'nin'
  const values = idsOf(value)
  const me = values.includes('@me')
  const others = values.filter((each) => each !== '@me')
  const change = (withMe: boolean, ids: string[]) => {
    if (many) onChange(withMe ? ['@me', ...ids] : ids)
    else onChange(withMe ? '@me' : ids[0])
  }
  return (
    <div className="zy-people-value">
      <Button type={me ? 'primary' : 'default'} ghost={me} aria-pressed={me} onClick={() => change(!me, others)}>
        {t('filterMe')}
      </Button>
      {(many || !me) && (
        <ReferencePicker
          entity={target.field.ref ?? 'employee'}
          multiple={many}
          ids={others}
          onChange={(ids) => change(many && me, ids)}
        />
      )}
    </div>
  )
}
