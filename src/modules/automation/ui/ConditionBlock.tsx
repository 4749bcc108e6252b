import { Input } from 'antd'
import { useMemo } from 'react'
import { faultText, isFault, parseExpression } from '#kernel/pure/expression/index.ts'
import { FilterBar } from '#kernel/ui/list/filter/FilterBar.tsx'
import { useEntity } from '#kernel/ui/meta.tsx'
import '#kernel/ui/list/list.css'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { AutomationCondition } from '../rules/automation.types.ts'
import { Labelled } from './Labelled.tsx'
import { automationTexts } from './text.ts'

interface ConditionProps {
  entity: string
  value: AutomationCondition
  onChange: (value: AutomationCondition) => void
}

/** 如果: the same conditions as over a list, and an expression for what they cannot say. */
export function ConditionBlock({ entity: name, value, onChange }: ConditionProps) {
  const t = useText(automationTexts)
  const label = useLabel()
  const entity = useEntity(name)
  const fault = useMemo(() => {
    const expression = value.expression?.trim() ? parseExpression(value.expression) : undefined
    return expression && isFault(expression) ? label(faultText(expression)) : undefined
  }, [value.expression, label])
  if (!entity) return null
  return (
    <div className="zy-auto-fields">
      <div className="zy-auto-field zy-auto-filter" data-wide>
        <FilterBar
          control={{ entity, state: { filter: value.filter }, set: ({ filter }) => onChange({ ...value, filter }) }}
        />
      </div>
      <Labelled text={t('expression')} wide help={fault ? '' : t('expressionHelp')}>
        {(id) => (
          <>
            <Input
              id={id}
              className="zy-auto-code"
              value={value.expression ?? ''}
              maxLength={2000}
              status={fault ? 'error' : ''}
              onChange={(event) => onChange({ ...value, expression: event.target.value })}
            />
            {fault && <div className="zy-field-fault">{fault}</div>}
          </>
        )}
      </Labelled>
    </div>
  )
}
