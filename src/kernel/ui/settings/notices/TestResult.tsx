import { Alert } from 'antd'
import { useText } from '../../text.ts'
import { channelTexts } from './channels-text.ts'
import type { TestAnswer } from './useNoticeSettings.ts'

/** Says exactly what happened to a test. */
export function TestResult({ answer }: { answer: TestAnswer | undefined }) {
  const t = useText(channelTexts)
  if (!answer) return null
  return (
    <Alert
      className="zy-channel-answer"
      type={answer.sent ? 'success' : 'error'}
      showIcon
      title={answer.sent ? t('testOk', { to: answer.to }) : answer.message}
      description={!answer.sent && answer.response ? t('testSays', { words: answer.response }) : undefined}
    />
  )
}
