import { useNavigate } from '@tanstack/react-router'
import { useMeta } from '../meta.tsx'
import { useModuleParts } from '../module-ui.ts'
import { useSettingsPages } from '../settings-frame/use-settings-pages.ts'
import { useCreatable, useCreate } from '../shell/create-provider.tsx'
import { useNavigation } from '../shell/navigation.ts'
import { usePersonCommands } from '../shell/person-commands.tsx'
import { defineText, inSentence, useLabel, useText } from '../text.ts'
import type { PaletteItem } from './match.ts'

const texts = defineText({
  commands: { zh: '命令', en: 'Commands' },
  pages: { zh: '页面', en: 'Pages' },
  settings: { zh: '设置', en: 'Settings' },
  create: { zh: '新建{what}', en: 'New {what}' },
})

/** Everything in the palette that is not a record: what can be created, done, and gone to. */
export function useCommands(): PaletteItem[] {
  const t = useText(texts)
  const label = useLabel()
  const navigate = useNavigate()
  const create = useCreate()
  const creatable = useCreatable()
  const personal = usePersonCommands()
  const { main, foot } = useNavigation()
  const { entities } = useMeta()
  const settings = useSettingsPages()?.filter(({ allowed }) => allowed) ?? []
  const pages = useModuleParts('pages')
  const go = (to: string) => () => void navigate({ to })

  const places = new Map<string, PaletteItem>()
  const place = (to: string, word: string, icon: string, keywords: string[] = []) => {
    if (!places.has(to))
      places.set(to, { key: `go:${to}`, group: t('pages'), label: word, icon, keywords, run: go(to) })
  }
  for (const item of [...main, ...foot]) place(item.to, label(item.label), item.icon, Object.values(item.label))
  for (const entity of entities) {
    if (!entity.settingsOnly) place(`/${entity.path}`, label(entity.plural), entity.icon, Object.values(entity.plural))
  }
  for (const page of pages) {
    if (page.label && !page.path.includes('$'))
      place(page.path, label(page.label), 'bar-chart', Object.values(page.label))
  }
  return [
    ...creatable.map((entity) => ({
      key: `create:${entity.name}`,
      group: t('commands'),
      label: t('create', { what: inSentence(label(entity.label)) }),
      icon: entity.icon,
      keywords: ['新建', 'create', 'new', 'add', ...Object.values(entity.label)],
      run: () => create({ entity: entity.name }),
    })),
    ...places.values(),
    ...personal.flatMap((command) =>
      command === 'divider'
        ? []
        : [{ ...command, key: `me:${command.key}`, group: t('commands'), icon: ICONS[command.key] ?? 'control' }],
    ),
    ...settings.map((page) => ({
      key: `settings:${page.path}`,
      group: t('settings'),
      label: label(page.label),
      hint: label(page.help),
      icon: 'setting',
      keywords: [...page.keywords, ...Object.values(page.label)],
      run: go(`/settings/${page.path}`),
    })),
  ]
}

const ICONS: Record<string, string> = { account: 'user', import: 'import', trash: 'delete', language: 'global' }
