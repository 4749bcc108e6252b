import { sql } from 'drizzle-orm'
import { defineModule } from '#kernel/entity/define.ts'
import { libraryMessages } from './library-answers.ts'
import { changeMe, meOf } from './me.ts'
import { accountRoutes } from './routes/accounts.ts'
import { apiKeyRoutes } from './routes/api-keys.ts'
import { setUpRoutes } from './routes/set-up.ts'
import { singleSignOnRoutes } from './routes/single-sign-on.ts'
import { singleSignOnMessages } from './single-sign-on/messages.ts'
import { subscribers } from './subscribers.ts'

export const identity = defineModule({
  name: 'identity',
  dependsOn: ['organisation'],
  subscribers,
  jobs: [
    {
      name: 'identity-clean-up',
      schedule: '40 3 * * *',
      async handle(ctx) {
        await ctx.sql.run(sql`delete from auth_session where expires_at < now()`)
        await ctx.sql.run(sql`delete from auth_verification where expires_at < now()`)
      },
    },
  ],
  routes(app) {
    setUpRoutes(app)
    apiKeyRoutes(app)
    accountRoutes(app)
    singleSignOnRoutes(app)
    app.get('/me', async (c) => c.json(await meOf(c)))
    app.patch('/me', async (c) => c.json(await changeMe(c)))
  },
  messages: {
    ...libraryMessages,
    ...singleSignOnMessages,
    'foreign-origin': { zh: '请求来自其他网站，已拒绝', en: 'The request comes from another site and was refused' },
    'already-set-up': { zh: '这套系统已经设置完成，请直接登录', en: 'This installation is set up already; sign in' },
    'account-locked': {
      zh: '输错次数过多，该账号已锁定至 {until}。到时再试，或请管理员重设密码',
      en: 'Too many wrong attempts: the account is locked until {until}. Try again then or ask an administrator for a new password',
    },
    'too-many-attempts': {
      zh: '来自您网络的错误尝试过多，请在 {until} 之后再试',
      en: 'Too many wrong attempts from your network: try again after {until}',
    },
    'account-disabled': {
      zh: '该账号已停用，请联系管理员',
      en: 'This account has been disabled; ask your administrator',
    },
    'password.too-simple': {
      zh: '密码过于简单：不要重复同一两个字符',
      en: 'Too simple: use more than two different characters',
    },
    'account.needs-email': {
      zh: '请先填写员工的邮箱，登录时使用',
      en: 'Give the employee an e-mail address first; people sign in with it',
    },
    'account.email-taken': { zh: '该邮箱已有登录账号', en: 'There is an account with this e-mail address already' },
    'account.none': { zh: '该员工没有登录账号', en: 'The employee has no account' },
    'account.unknown-email': {
      zh: '没有邮箱为 {email} 的员工',
      en: 'There is no employee with the e-mail address {email}',
    },
    'account.own': { zh: '请在“我的账号”中修改自己的密码', en: 'Change your own password on your account page' },
    'department.ambiguous': { zh: '有多个名为“{name}”的部门', en: 'Several departments have the name "{name}"' },
    'api-key-invalid': { zh: 'API 密钥无效、已过期或已撤销', en: 'The API key is wrong, has expired or was revoked' },
    'api-key.needs-session': { zh: '请登录后在网页上创建 API 密钥', en: 'Sign in with a browser to make API keys' },
    'api-key.too-many': { zh: '每人最多 {max} 个 API 密钥', en: 'At most {max} API keys a person' },
    'api-key.expires-in-past': { zh: '到期时间应为将来的时间', en: 'The end must lie in the future' },
  },
})
