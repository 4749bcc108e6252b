import { Alert, Button } from 'antd'
import { useState } from 'react'
import { api } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { useText } from '../../text.ts'
import { mailTexts } from './text.ts'

interface TestAnswer {
  sent: boolean
  to: string
  message?: string
  response?: string
}

/** Sends a mail to the person who asks, with the values as they stand on the form, and says exactly what happened. */
export function TestMail({ values }: { values: () => object | undefined }) {
  const t = useText(mailTexts)
  const feedback = useFeedback()
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<TestAnswer>()
  const test = async () => {
    const sent = values()
    if (!sent) return
    setBusy(true)
    setAnswer(undefined)
    try {
      setAnswer(await api.post<TestAnswer>('/mail/test', sent))
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button loading={busy} onClick={() => void test()}>
        {t('test')}
      </Button>
      {answer && (
        <Alert
          className="zy-mail-answer"
          type={answer.sent ? 'success' : 'error'}
          showIcon
          title={answer.sent ? t('testOk', { to: answer.to }) : answer.message}
          description={!answer.sent && answer.response ? t('testSays', { words: answer.response }) : undefined}
        />
      )}
    </>
  )
}
