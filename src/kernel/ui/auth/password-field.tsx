import { Form, Input } from 'antd'
import { defineText, useText } from '../text.ts'
import { isPasswordAccepted, PASSWORD_MIN, passwordStrength } from './password-strength.ts'

const texts = defineText({
  rule: {
    zh: '至少 {n} 位。越长越安全，用一句好记的话最好。',
    en: 'At least {n} characters. Longer is safer: a phrase that you remember is best.',
  },
  short: { zh: '还差 {left} 位', en: '{left} more {left|character|characters}' },
  simple: { zh: '重复的字符太多，请换一个', en: 'Too few different characters; choose another' },
  weak: { zh: '强度：弱，容易被猜到', en: 'Strength: weak, easy to guess' },
  fair: { zh: '强度：中', en: 'Strength: fair' },
  strong: { zh: '强度：强', en: 'Strength: strong' },
})

const SHARE = { short: 15, simple: 15, weak: 35, fair: 65, strong: 100 }

/** A field for a new password, with its rule and how good it is so far. */
export function NewPasswordField({ name, label }: { name: string; label: string }) {
  const t = useText(texts)
  const password: string = Form.useWatch(name) ?? ''
  const strength = passwordStrength(password)
  const told =
    password === '' ? t('rule', { n: PASSWORD_MIN }) : t(strength, { left: PASSWORD_MIN - [...password].length })
  return (
    <Form.Item
      name={name}
      label={label}
      extra={
        <span className={`zy-strength zy-strength-${password === '' ? 'none' : strength}`} aria-live="polite">
          <span className="zy-strength-bar" aria-hidden="true">
            <span style={{ width: `${password === '' ? 0 : SHARE[strength]}%` }} />
          </span>
          {told}
        </span>
      }
      rules={[
        { required: true, message: t('rule', { n: PASSWORD_MIN }) },
        {
          validateTrigger: 'onSubmit',
          validator: (_, value: string) => {
            if (!value || isPasswordAccepted(value)) return Promise.resolve()
            const fault = passwordStrength(value) === 'simple' ? t('simple') : t('rule', { n: PASSWORD_MIN })
            return Promise.reject(new Error(fault))
          },
        },
      ]}
    >
      <Input.Password autoComplete="new-password" maxLength={128} />
    </Form.Item>
  )
}
