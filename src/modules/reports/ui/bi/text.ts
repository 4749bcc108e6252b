import { defineText } from '#kernel/ui/text.ts'

export const biTexts = defineText({
  title: { zh: 'BI 接口', en: 'BI access' },
  intro: {
    zh: 'Power BI、Tableau、Superset、Metabase 等工具可以直接连接数据库，只能读取下面这些视图。不选部门的接入账号看到的是全公司的数据，请只发给可信的人。',
    en: 'Power BI, Tableau, Superset, Metabase and others connect to the database and may only read the views below. An account without a department sees the whole company: give it to people you trust.',
  },
  roles: { zh: '接入账号', en: 'Accounts' },
  none: { zh: '还没有接入账号。', en: 'There is no account yet.' },
  name: { zh: '用途，例如 powerbi', en: 'What for, such as powerbi' },
  nameFault: {
    zh: '以小写字母开头，只含小写字母、数字和下划线',
    en: 'Begins with a small letter; only small letters, digits and underscores',
  },
  company: { zh: '全公司', en: 'Whole company' },
  wholeCompany: { zh: '全公司，或选一个部门', en: 'Whole company, or one department' },
  departmentHelp: {
    zh: '选了部门的账号只能读到该部门及下级部门的记录和人员；引用到其他部门的记录时，名称留空。',
    en: 'An account of a department reads only its records and people, with those below; names of other departments’ records stay empty.',
  },
  create: { zh: '新建账号', en: 'New account' },
  once: { zh: '请现在复制，密码只显示这一次：', en: 'Copy it now; the password is shown only once:' },
  notes: {
    zh: '数据库管理员还需执行（产品的数据库用户没有这些权限）：',
    en: 'The administrator of the database must still run (the product may not):',
  },
  made: { zh: '{name} 创建于 {at}', en: 'Made by {name}, {at}' },
  open: { zh: '{n} 个连接', en: '{n} {n|connection|connections} open' },
  revoke: { zh: '吊销', en: 'Revoke' },
  revokeAsk: {
    zh: '吊销“{name}”？它的连接会立刻断开，且不能恢复。',
    en: 'Revoke “{name}”? Its connections end at once; this cannot be undone.',
  },
  revoked: { zh: '已吊销', en: 'Revoked' },
  server: { zh: '连接地址', en: 'Address' },
  serverHelp: {
    zh: '内置数据库只在本机（127.0.0.1）监听。从其他电脑连接，见使用指南 docs/guides/bi-access.md。',
    en: 'The embedded database listens on this machine only (127.0.0.1). For other machines see docs/guides/bi-access.md.',
  },
  views: { zh: '可读取的视图', en: 'Views' },
  viewsHelp: {
    zh: '在 reporting 模式下，每类数据一个视图，不含已删除的记录。',
    en: 'In the schema “reporting”, one for each kind of record, without deleted ones.',
  },
  search: { zh: '搜索视图或列', en: 'Search views and columns' },
  columns: { zh: '{n} 列', en: '{n} {n|column|columns}' },
  personal: { zh: '个人信息（默认不开放）', en: 'Personal data (closed unless you open it)' },
  allow: { zh: '开放{name}', en: 'Open {name}' },
  allowed: { zh: '已更新视图', en: 'The views were updated' },
})
