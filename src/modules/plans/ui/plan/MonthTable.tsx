import { Link } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import { Fragment, useCallback, useState } from 'react'
import type { FieldMeta, Reference } from '#kernel/entity/meta.types.ts'
import { isRightAligned } from '#kernel/ui/fields/index.tsx'
import '#kernel/ui/list/list.css'
import { CellEditor } from '#kernel/ui/list/table/CellEditor.tsx'
import { type EntityRecord, useMe } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { ownTaskFields } from '../../rules/task.ts'
import { MonthHead } from './MonthHead.tsx'
import type { BreakdownProps } from './TaskBreakdown.tsx'
import { TaskFlags, TaskValue } from './TaskValue.tsx'
import { planTexts } from './text.ts'

const COLUMNS = ['responsible', 'weight', 'startsOn', 'endsOn', 'effort', 'progress', 'state', 'priority']

interface MonthTableProps extends BreakdownProps {
  groups: [string, EntityRecord[]][]
}

/** One table, a band for each month. Enter or a click on a value changes it. */
export function MonthTable({ entity, groups, tasks, schedule }: MonthTableProps) {
  const t = useText(planTexts)
  const label = useLabel()
  const me = useMe()
  const [editing, setEditing] = useState<string>()
  const stop = useCallback(() => setEditing(undefined), [])
  const fields = COLUMNS.flatMap((name) => entity.fields.find((field) => field.name === name) ?? [])
  const mayEdit = (field: FieldMeta, task: EntityRecord) =>
    field.update &&
    field.access === 'write' &&
    (schedule.manages || (ownTaskFields.has(field.name) && (task.responsible as Reference | null)?.id === me.id))
  const nameOf = new Map(tasks.map((task) => [task.id, task.label]))
  return (
    <div className="zy-plan-scroll">
      <table className="zy-plan-table">
        <thead>
          <tr>
            <th scope="col">{label(entity.label)}</th>
            {fields.map((field) => (
              <th key={field.name} scope="col" data-right={isRightAligned(field)}>
                {label(field.label)}
              </th>
            ))}
            <th scope="col" data-right="true">
              <Tooltip title={t('slackHelp')}>{t('slack')}</Tooltip>
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(([month, items]) => (
            <Fragment key={month}>
              <tr className="zy-plan-month">
                <th colSpan={fields.length + 2} scope="colgroup">
                  <MonthHead month={month} figures={schedule.months.find((each) => each.month === month)} />
                </th>
              </tr>
              {items.map((task) => {
                const facts = schedule.tasks[task.id]
                const before = ((task.dependsOn as Reference[] | null) ?? [])
                  .map(({ id }) => nameOf.get(id))
                  .filter(Boolean)
                return (
                  <tr key={task.id} data-over={task.state === 'done' || task.state === 'cancelled'}>
                    <th scope="row">
                      <Link to={`/${entity.path}/${task.id}`}>{task.label}</Link>
                      <TaskFlags facts={facts} />
                      <small>
                        {[
                          task.output ? t('output', { output: String(task.output) }) : '',
                          before.length > 0 ? t('waitsFor', { names: before.join('、') }) : '',
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </small>
                    </th>
                    {fields.map((field) => {
                      const key = `${task.id}:${field.name}`
                      return (
                        <td key={field.name} data-right={isRightAligned(field)}>
                          {editing === key ? (
                            <CellEditor entity={entity} field={field} record={task} onDone={stop} />
                          ) : mayEdit(field, task) ? (
                            <button
                              type="button"
                              onClick={() => setEditing(key)}
                              aria-label={t('edit', { field: label(field.label), name: task.label })}
                            >
                              <TaskValue field={field} task={task} />
                            </button>
                          ) : (
                            <TaskValue field={field} task={task} />
                          )}
                        </td>
                      )
                    })}
                    <td data-right="true" data-critical={facts?.critical}>
                      {facts?.slack === null || facts === undefined
                        ? ''
                        : facts.critical
                          ? t('slackNone')
                          : t('slackDays', { n: facts.slack })}
                    </td>
                  </tr>
                )
              })}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}
