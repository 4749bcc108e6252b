import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { optionOf, ToneTag } from '#kernel/ui/fields/index.tsx'
import { formatAgo } from '#kernel/ui/format.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { processTexts } from './text.ts'

export interface VersionEntry {
  id: string
  number: number
  state: 'draft' | 'pilot' | 'published' | 'retired'
  department: string | null
  publishedAt: string | null
  updatedAt: string
  updatedBy: string | null
  note: string | null
  running: number
  instances: number
}

interface VersionListProps {
  versions: readonly VersionEntry[]
  shown: string
  onShow: (id: string) => void
  onRun: (kind: 'publish' | 'pilot' | 'retire', version: VersionEntry) => void
  onDraft: (from: VersionEntry) => void
  onTest: (version: VersionEntry) => void
  onExport: (version: VersionEntry) => void
}

/** Newest first: state, who changed it when, how many run on it, and what can be done with it. */
export function VersionList({ versions, shown, onShow, onRun, onDraft, onTest, onExport }: VersionListProps) {
  const t = useText(processTexts)
  const field = useEntity('process-version')?.fields.find(({ name }) => name === 'state')
  return (
    <ul className="zy-versions">
      {versions.map((version) => {
        const option = field && optionOf(field, version.state)
        const isOpen = version.state === 'draft' || version.state === 'pilot'
        const isInForce = version.state === 'pilot' || version.state === 'published'
        const items = [
          ...(isOpen ? [{ key: 'publish', label: t('publish'), onClick: () => onRun('publish', version) }] : []),
          ...(version.state === 'draft'
            ? [{ key: 'pilot', label: t('pilot'), onClick: () => onRun('pilot', version) }]
            : []),
          {
            key: 'test',
            label: t('test'),
            onClick: () => {
              onShow(version.id)
              onTest(version)
            },
          },
          { key: 'draft', label: t('newDraft'), onClick: () => onDraft(version) },
          { key: 'export', label: t('exportBpmn'), onClick: () => onExport(version) },
          ...(isInForce
            ? [{ key: 'retire', label: t('retire'), danger: true, onClick: () => onRun('retire', version) }]
            : []),
        ]
        return (
          <li key={version.id} className="zy-card" data-shown={version.id === shown || undefined}>
            <button type="button" aria-pressed={version.id === shown} onClick={() => onShow(version.id)}>
              <span>
                <b>{t('v', { n: version.number })}</b> {option && <ToneTag option={option} />}
              </span>
              {version.department && version.state === 'pilot' && (
                <span>{t('inDepartment', { name: version.department })}</span>
              )}
              <span>
                {version.publishedAt && version.state !== 'draft'
                  ? t('since', { when: formatAgo(version.publishedAt) })
                  : version.updatedBy
                    ? t('touched', { who: version.updatedBy, when: formatAgo(version.updatedAt) })
                    : t('touchedBySystem', { when: formatAgo(version.updatedAt) })}
              </span>
              {version.instances > 0 && (
                <span>
                  <b data-running={version.running > 0 || undefined}>{t('running', { n: version.running })}</b>
                  {' · '}
                  {t('ran', { n: version.instances })}
                </span>
              )}
              {version.note && <span>{version.note}</span>}
            </button>
            <Dropdown trigger={['click']} menu={{ items }}>
              <Button
                type="text"
                size="small"
                icon={<MoreOutlined aria-hidden="true" />}
                aria-label={`${t('more')}: ${t('v', { n: version.number })}`}
              />
            </Dropdown>
          </li>
        )
      })}
    </ul>
  )
}
