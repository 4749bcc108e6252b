import './parts.css'
import { ToneTag } from '#kernel/ui/fields/index.tsx'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { bandOf, roundedScore } from '../../rules/score-band.ts'
import type { Status } from './records.ts'
import { okrTexts } from './text.ts'
import { optionOfField } from './values.ts'

/** What people said last: on track, at risk, off track. */
export function StatusTag({ status }: { status: Status | null }) {
  const t = useText(okrTexts)
  const field = useEntity('key-result')?.fields.find(({ name }) => name === 'status')
  const option = optionOfField(field, status)
  return option ? <ToneTag option={option} /> : <span className="zy-okr-quiet">{t('notSaid')}</span>
}

const tones = { green: 'good', yellow: 'warn', red: 'bad' } as const

/** A score with its band in colour, shape and word. */
export function ScoreTag({ score }: { score: string }) {
  const t = useText(okrTexts)
  const band = bandOf(score)
  const words = `${roundedScore(score)} ${t(band)}`
  return <ToneTag option={{ value: band, label: { zh: words, en: words }, tone: tones[band] }} />
}
