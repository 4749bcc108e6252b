import type { FieldRule } from '#kernel/access/actor.ts'
import type { Grant } from '#kernel/entity/define.ts'
import { defineEntity } from '#kernel/entity/define.ts'
import { boolean, integer, json, longText, requiredText, text } from '#kernel/entity/fields.ts'
import { guardRoleRemoval, guardRoles } from '../guards/role.ts'

/**
 * A role as the administrator sees it. The rights of the roles that ship are in code; `grants`,
 * `fieldRules` and `permissions` hold only what differs, per entity.
 */
export const role = defineEntity('role', {
  label: { zh: '角色', en: 'Role' },
  plural: { zh: '角色', en: 'Roles' },
  about: {
    zh: '角色决定一个人能做什么、能看到多远。一人可有多个角色，范围取最大。',
    en: 'A role says what a person may do and how far. With several roles the widest reach counts.',
  },
  path: 'roles',
  icon: 'safety',
  scope: { by: 'company' },
  affectsAccess: true,
  settingsOnly: true,
  reporting: false,
  title: 'name',
  sort: 'position,name',
  fields: {
    key: text({
      label: { zh: '标识', en: 'Key' },
      required: true,
      write: 'create',
      max: 60,
      pattern: '^[a-z][a-z0-9-]*$',
    }),
    name: requiredText({ label: { zh: '角色名称', en: 'Name' }, search: true }),
    nameEn: text({ label: { zh: '英文名称', en: 'English name' } }),
    about: longText({ label: { zh: '说明', en: 'Description' } }),
    grants: json<{ label: { zh: string; en: string } }, Record<string, Grant>>({
      label: { zh: '数据权限', en: 'Data rights' },
    }),
    fieldRules: json<{ label: { zh: string; en: string } }, Record<string, Record<string, FieldRule>>>({
      label: { zh: '字段权限', en: 'Field rights' },
    }),
    permissions: json<{ label: { zh: string; en: string } }, Record<string, boolean>>({
      label: { zh: '操作权限', en: 'Named permissions' },
    }),
    builtIn: boolean({ label: { zh: '内置', en: 'Built in' }, write: 'action-only', default: false }),
    position: integer({ additive: false, label: { zh: '排序', en: 'Order' }, default: 100 }),
  },
  list: ['name', 'key', 'about', 'builtIn'],
  unique: [{ fields: ['key'], error: 'role.duplicate', message: { zh: '角色标识已存在', en: 'The role key exists' } }],
  guard: guardRoles,
  guardRemoval: guardRoleRemoval,
})
