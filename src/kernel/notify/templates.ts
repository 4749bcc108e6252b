/** The words around a notice, by kind and channel: what the product says, and what administrators made of it. */
import { invalidInput } from '../api/errors.ts'
import { forgetSetting, storedSetting, storeSetting } from '../customise/stored-settings.ts'
import type { Context, Notice, Sql } from '../entity/context.ts'
import type { Label, Violation } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import { violation } from '../pure/violations.ts'
import { type NoticeKind, noticeKind } from './notice-kinds.ts'
import { checkTemplate, fillTemplate } from './rules/template.ts'

export const templateChannels = ['in-app', 'mail', 'sms', 'room'] as const
export type TemplateChannel = (typeof templateChannels)[number]

/** `title` is a mail's subject and the bold line in the app; text messages and rooms have a body alone. */
export interface NoticeTemplate {
  title?: Label
  body: Label
}

const same = (text: string): Label => ({ zh: text, en: text })

const defaults: Record<TemplateChannel, NoticeTemplate> = {
  'in-app': { title: same('{{title}}'), body: same('{{body}}') },
  mail: { title: same('{{title}}'), body: same('{{body}}') },
  sms: { body: same('{{title}} {{link}}') },
  room: { body: same('{{title}}\n{{body}}\n{{link}}') },
}

const placeholders: readonly { key: string; label: Label }[] = [
  { key: 'title', label: { zh: '通知的标题', en: 'Title of the notification' } },
  { key: 'body', label: { zh: '通知的内容', en: 'Its text' } },
  { key: 'person', label: { zh: '收件人姓名', en: 'Name of the receiver' } },
  { key: 'company', label: { zh: '公司名称', en: 'Name of the company' } },
  { key: 'kind', label: { zh: '通知类型', en: 'Kind of notification' } },
  { key: 'link', label: { zh: '打开的链接', en: 'Link to the thing' } },
]

export const placeholdersFor = (kind: NoticeKind): { key: string; label: Label }[] => [
  ...placeholders,
  ...(kind.placeholders ?? []),
]

/** Stands for every kind that has no template of its own. */
export const everyKind = '*'

type Stored = Record<string, Partial<Record<TemplateChannel, NoticeTemplate>>>
const key = 'notice-templates'

export const storedTemplates = async (db: Sql): Promise<Stored> =>
  ((await storedSetting(db, key)) as Stored | undefined) ?? {}

export const defaultTemplate = (channel: TemplateChannel): NoticeTemplate => defaults[channel]

export const templateInForce = (stored: Stored, kind: string, channel: TemplateChannel): NoticeTemplate =>
  stored[kind]?.[channel] ?? stored[everyKind]?.[channel] ?? defaults[channel]

/** @throws AppError 400 with every fault */
export function readTemplate(
  registry: Registry,
  kind: string,
  channel: TemplateChannel,
  body: Record<string, unknown>,
): NoticeTemplate {
  const known = new Set(placeholdersFor(noticeKind(registry, kind)).map((each) => each.key))
  const needed = defaults[channel].title ? (['title', 'body'] as const) : (['body'] as const)
  const faults: Violation[] = Object.keys(body)
    .filter((name) => !(needed as readonly string[]).includes(name))
    .map((name) => violation('field.unknown', name))
  const read = (part: 'title' | 'body'): Label => {
    const given = (body[part] ?? {}) as Record<string, unknown>
    const text = (language: 'zh' | 'en'): string => {
      const value = typeof given[language] === 'string' ? (given[language] as string).trim() : ''
      // In the app and in a mail the title may be all there is to say.
      const mayBeEmpty = part === 'body' && defaults[channel].title !== undefined
      for (const { code, params } of checkTemplate(value, known, !mayBeEmpty))
        faults.push(violation(code, `${part}.${language}`, params))
      return part === 'title' ? value.replace(/\s+/g, ' ') : value
    }
    return { zh: text('zh'), en: text('en') }
  }
  const template: NoticeTemplate = { ...(defaults[channel].title && { title: read('title') }), body: read('body') }
  if (faults.length) throw invalidInput(faults)
  return template
}

export async function storeTemplate(
  ctx: Context,
  kind: string,
  channel: TemplateChannel,
  template: NoticeTemplate,
): Promise<void> {
  const stored = await storedTemplates(ctx.sql)
  await storeSetting(ctx, key, { ...stored, [kind]: { ...stored[kind], [channel]: template } })
}

/** Back to what the product says. */
export async function resetTemplate(ctx: Context, kind: string, channel: TemplateChannel): Promise<void> {
  const { [kind]: own = {}, ...others } = await storedTemplates(ctx.sql)
  const { [channel]: _, ...left } = own
  const next = Object.keys(left).length > 0 ? { ...others, [kind]: left } : others
  if (Object.keys(next).length > 0) await storeSetting(ctx, key, next)
  else await forgetSetting(ctx, key)
}

export interface NoticeWords {
  title: string
  body: string
}

export interface TemplateFacts {
  person: string
  company: string
  kind: Label
  link: string
}

/** A notice in the words of a channel. */
export function wordsOf(
  template: NoticeTemplate,
  notice: Pick<Notice, 'title' | 'body' | 'values'>,
  facts: TemplateFacts,
  language: 'zh' | 'en',
): NoticeWords {
  const text = (value: Label | string | undefined) => (typeof value === 'string' ? value : (value?.[language] ?? ''))
  const values = {
    ...Object.fromEntries(Object.entries(notice.values ?? {}).map(([name, value]) => [name, text(value)])),
    title: text(notice.title),
    body: text(notice.body),
    person: facts.person,
    company: facts.company,
    kind: facts.kind[language],
    link: facts.link,
  }
  const fill = (words: Label | undefined) => fillTemplate(words?.[language] ?? '', values).trim()
  return { title: fill(template.title), body: fill(template.body) }
}
