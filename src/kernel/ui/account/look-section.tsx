import { Form, Segmented } from 'antd'
import { useFeedback } from '../feedback.tsx'
import { Section } from '../section.tsx'
import { defineText, setLanguage, useLanguage, useText } from '../text.ts'
import { setAppearance, useAppearance } from '../theme.tsx'

const texts = defineText({
  title: { zh: '语言与外观', en: 'Language and look' },
  help: { zh: '立即生效，您在别的设备上登录也一样。', en: 'Works at once, and on your other devices too.' },
  language: { zh: '语言', en: 'Language' },
  theme: { zh: '外观', en: 'Look' },
  system: { zh: '跟随系统', en: 'As the system' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  density: { zh: '列表密度', en: 'Density' },
  compact: { zh: '紧凑', en: 'Compact' },
  comfortable: { zh: '宽松', en: 'Comfortable' },
})

export function LookSection() {
  const t = useText(texts)
  const feedback = useFeedback()
  const language = useLanguage()
  const { theme, density } = useAppearance()
  const keep = (work: Promise<unknown>) => void work.catch((error) => feedback.error(error))
  return (
    <Section title={t('title')} help={t('help')}>
      <Form.Item label={t('language')} layout="vertical">
        <Segmented
          aria-label={t('language')}
          value={language}
          options={[
            { value: 'zh' as const, label: '中文' },
            { value: 'en' as const, label: 'English' },
          ]}
          onChange={(next) => keep(setLanguage(next))}
        />
      </Form.Item>
      <Form.Item label={t('theme')} layout="vertical">
        <Segmented
          aria-label={t('theme')}
          value={theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(next) => keep(setAppearance({ theme: next }))}
        />
      </Form.Item>
      <Form.Item label={t('density')} layout="vertical">
        <Segmented
          aria-label={t('density')}
          value={density}
          options={(['compact', 'comfortable'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(next) => keep(setAppearance({ density: next }))}
        />
      </Form.Item>
    </Section>
  )
}
