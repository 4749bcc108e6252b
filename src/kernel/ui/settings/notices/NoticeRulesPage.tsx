import { Checkbox, InputNumber } from 'antd'
import { api } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { NoticeMatrix } from '../../notices/NoticeMatrix.tsx'
import type { NoticeKindRow } from '../../notices/notices.types.ts'
import { QuietFields } from '../../notices/QuietFields.tsx'
import { PageFailed, PageLoading } from '../../page-state.tsx'
import { queryClient } from '../../query.ts'
import { useLabel, useText } from '../../text.ts'
import { useMailSettings } from '../mail/useMail.ts'
import '../settings.css'
import './notice-settings.css'
import { rulesTexts } from './rules-text.ts'
import {
  type NoticeRules,
  type NoticeRulesView,
  rulesKey,
  useNoticeRules,
  useRooms,
  useSms,
} from './useNoticeSettings.ts'

type KindRule = NoticeRules['kinds'][string]

/** `/settings/notice-rules`: what holds for everybody. Every change is kept at once. */
export default function NoticeRulesPage() {
  const t = useText(rulesTexts)
  const feedback = useFeedback()
  const { data, error, refetch } = useNoticeRules()
  const mail = useMailSettings().data
  const sms = useSms().data
  const rooms = useRooms().data
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  if (!data) return <PageLoading />
  const { rules, channels, kinds } = data
  const faults: Record<string, string | undefined> = {
    mail: mail?.source === 'none' ? t('mailOff') : undefined,
    sms: sms && !sms.settings?.enabled ? t('smsOff') : undefined,
    room: rooms?.items.length === 0 ? t('roomsOff') : undefined,
  }
  const keep = async (next: NoticeRules, shown: NoticeKindRow[] = kinds) => {
    queryClient.setQueryData<NoticeRulesView>(rulesKey, { ...data, rules: next, kinds: shown })
    try {
      queryClient.setQueryData(rulesKey, await api.put<NoticeRulesView>('/notice-rules', next))
      void queryClient.invalidateQueries({ queryKey: ['notification-preferences'] })
    } catch (fault) {
      queryClient.setQueryData(rulesKey, data)
      feedback.error(fault)
    }
  }
  const change = ({ key }: NoticeKindRow, rule: KindRule) =>
    void keep(
      { ...rules, kinds: { ...rules.kinds, [key]: { ...rules.kinds[key], ...rule } } },
      kinds.map((each) => (each.key === key ? ({ ...each, ...rule } as NoticeKindRow) : each)),
    )
  return (
    <div className="zy-set zy-notice-rules">
      <h1>{t('title')}</h1>
      <p>{t('about')}</p>
      <section className="zy-card">
        <header>
          <h2>{t('quiet')}</h2>
        </header>
        <p className="zy-set-quiet">{t('quietHelp')}</p>
        <QuietFields value={rules.quiet} onChange={(quiet) => void keep({ ...rules, quiet })} />
      </section>
      <section className="zy-card">
        <header>
          <h2>{t('kinds')}</h2>
        </header>
        <p className="zy-set-quiet">{t('kindsHelp')}</p>
        <Checkbox
          checked={rules.tellsSuperior}
          onChange={(e) => void keep({ ...rules, tellsSuperior: e.target.checked })}
        >
          {t('tellsSuperior')}
        </Checkbox>
        <NoticeMatrix
          channels={channels}
          kinds={kinds}
          faultOf={(channel) => faults[channel]}
          onChange={change}
          extra={{
            title: t('more'),
            render: (kind) => <Further kind={kind} onChange={(rule) => change(kind, rule)} />,
          }}
        />
      </section>
    </div>
  )
}

function Further({ kind, onChange }: { kind: NoticeKindRow; onChange: (rule: KindRule) => void }) {
  const t = useText(rulesTexts)
  const label = useLabel()
  const name = label(kind.label)
  const commit = (text: string) => {
    const hours = Number.parseFloat(text)
    const next = Number.isFinite(hours) && hours >= 0.25 ? Math.min(hours, 400) : null
    if (next !== kind.answerWithin) onChange({ answerWithin: next })
  }
  return (
    <span className="zy-answer-within">
      <InputNumber
        key={kind.answerWithin}
        size="small"
        aria-label={t('answerWithin', { kind: name })}
        defaultValue={kind.answerWithin ?? undefined}
        placeholder={t('never')}
        min={0.25}
        max={400}
        step={1}
        suffix={t('hours')}
        controls={false}
        onBlur={(e) => commit(e.target.value)}
        onPressEnter={(e) => commit(e.currentTarget.value)}
      />
      <Checkbox
        aria-label={t('urgentOf', { kind: name })}
        checked={kind.urgent}
        onChange={(e) => onChange({ urgent: e.target.checked })}
      >
        {t('urgent')}
      </Checkbox>
      <Checkbox
        aria-label={t('lockedOf', { kind: name })}
        checked={kind.locked}
        onChange={(e) => onChange({ locked: e.target.checked })}
      >
        {t('locked')}
      </Checkbox>
    </span>
  )
}
