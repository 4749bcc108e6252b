import { Button, Tooltip } from 'antd'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { type MetricTemplate, metricTemplates } from '../../rules/templates.ts'
import { editorTexts } from '../text.ts'

/** Definitions to start from, less those that are there already. */
export function TemplatePicker(props: { taken: ReadonlySet<string>; onTake: (template: MetricTemplate) => void }) {
  const t = useText(editorTexts)
  const label = useLabel()
  const left = metricTemplates.filter(({ key }) => !props.taken.has(key))
  if (left.length === 0) return null
  return (
    <div className="zy-metric-templates">
      <span>{t('templates')}</span>
      {left.map((template) => (
        <Tooltip key={template.key} title={label(template.about)}>
          <Button size="small" onClick={() => props.onTake(template)}>
            {label(template.name)}
          </Button>
        </Tooltip>
      ))}
    </div>
  )
}
