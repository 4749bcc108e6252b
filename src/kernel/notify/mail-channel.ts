import type { Notice, Sql } from '../entity/context.ts'
import type { Runtime } from '../runtime.ts'

const footers = {
  zh: '您收到这封邮件，是因为这类通知设为了邮件提醒。可在“我的账号 → 通知方式”中更改。',
  en: 'You get this mail because notifications of this kind come by mail. Change it under My account → Notifications.',
}

/** A notice as a mail in the person's language, with a link to what it is about. Who has left gets none. */
export async function mailNotice(runtime: Runtime, tx: Sql, notice: Notice): Promise<void> {
  const person = await runtime.organisation.actorOfEmployee(tx, notice.to)
  if (!person) return
  const { language } = person
  const body = typeof notice.body === 'string' ? notice.body : notice.body?.[language]
  const entity = notice.about && runtime.registry.entities.get(notice.about.entity)
  const path = entity && notice.about ? `/${entity.path}/${notice.about.id}` : '/'
  await runtime.mail.send(tx, {
    kind: `notice.${notice.kind}`,
    to: person,
    title: notice.title[language],
    blocks: [...(body ? [{ paragraph: body }] : []), { button: language === 'zh' ? '打开查看' : 'Open', path }],
    footer: footers[language],
  })
}
