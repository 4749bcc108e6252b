/** What goes wrong with database access for BI tools. */
import type { Label } from '../entity/meta.types.ts'

export const reportingMessages: Record<string, Label> = {
  'bi-access.department': { zh: '没有这个部门', en: 'There is no such department' },
  'bi-access.name': {
    zh: '名称以小写字母开头，只含小写字母、数字和下划线，最多 28 个字符',
    en: 'A name begins with a small letter and has only small letters, digits and underscores, at most 28',
  },
  'bi-access.taken': { zh: '“{name}”已经存在', en: '"{name}" exists already' },
  'bi-access.no-right': {
    zh: '产品的数据库用户不能创建或删除角色：请由数据库管理员执行 ALTER ROLE 用户 CREATEROLE 后重试',
    en: "The product's database user may not create or drop roles: have the database administrator run ALTER ROLE user CREATEROLE, then try again",
  },
  'bi-access.fields': { zh: '不是可以开放的个人信息字段', en: 'Not a field of personal data that can be opened' },
}
