/** What the codes of the kernel say to people. Modules bring the messages of their own codes. */
import type { Label, Violation } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import { ioMessages } from '../io/messages.ts'
import { mailMessages } from '../mail/faults.ts'

const messages: Record<string, Label> = {
  'invalid-input': {
    zh: '提交的内容有误，请检查标出的字段',
    en: 'Some of what was sent is not right; see the marked fields',
  },
  'rule-broken': { zh: '不符合业务规则，请看具体说明', en: 'A business rule says no; see the details' },
  unauthenticated: { zh: '请先登录', en: 'Please sign in first' },
  forbidden: { zh: '您没有这项操作的权限', en: 'You do not have the right to do this' },
  'foreign-origin': { zh: '请求来自其他网站，已拒绝', en: 'The request came from another site and was refused' },
  'not-found': { zh: '记录不存在，或您无权查看', en: 'There is no such record, or you may not see it' },
  'version-conflict': {
    zh: '他人刚刚修改了这条记录，请核对后再保存',
    en: 'Somebody changed this record in the meantime; compare and save again',
  },
  'too-large': { zh: '内容太大', en: 'That is too large' },
  'too-many-requests': { zh: '请求过于频繁，请稍后再试', en: 'Too many requests; try again in a moment' },
  'internal-error': {
    zh: '系统出错了，已记录。请把请求编号告诉管理员',
    en: 'Something went wrong and was logged. Tell your administrator the request id',
  },
  'not-set-up': { zh: '系统尚未完成初始设置', en: 'The system is not set up yet' },
  'no-such-route': { zh: '没有这个地址', en: 'There is no such address' },
  'idempotency-reused': {
    zh: '同一个 Idempotency-Key 用于了不同的内容',
    en: 'The Idempotency-Key was used for different content',
  },
  'idempotency-at-work': { zh: '相同的请求还在处理中', en: 'The same request is still being handled' },
  'not-running': { zh: '服务正在启动，请稍候', en: 'The service is starting; try again in a moment' },
  'action-unknown': { zh: '没有这个操作', en: 'There is no such action' },
  'body-json': { zh: '请求内容不是有效的 JSON 对象', en: 'The request body is not a JSON object' },
  'metric.unknown': {
    zh: '没有指标“{metric}”，或您无权查看',
    en: 'There is no metric "{metric}", or you may not read it',
  },
  'metric.dimension': {
    zh: '指标“{metric}”不能按“{dimension}”分组或筛选',
    en: 'The metric "{metric}" cannot be split or filtered by "{dimension}"',
  },
  'metric.other-records': {
    zh: '指标“{metric}”不是由这类记录统计的',
    en: 'The metric "{metric}" is not counted from these records',
  },
  'metric.range': { zh: '结束日期早于开始日期', en: 'The last day lies before the first' },
  'metric.period': { zh: '“{period}”不是有效的期间', en: '"{period}" is not a period' },
  'metric.too-many': { zh: '一次最多查询 {max} 个指标', en: 'At most {max} figures at once' },
  'metric.too-many-groups': { zh: '最多按 3 个维度和 1 种期间分组', en: 'At most three dimensions and one period' },
  'metric.mixed-filter': {
    zh: '同一个“或”条件不能同时包含维度和字段',
    en: 'One "or" cannot hold both dimensions and fields of the records',
  },
  'query.json': { zh: '参数不是有效的 JSON', en: 'The parameter is not valid JSON' },
  'query.unknown-field': { zh: '没有字段“{field}”', en: 'There is no field "{field}"' },
  'query.not-a-reference': { zh: '“{field}”不能再往下取字段', en: '"{field}" has no fields below it' },
  'query.path': { zh: '字段路径“{field}”太深', en: 'The field path "{field}" is too deep' },
  'query.not-sortable': { zh: '不能按“{field}”排序', en: 'Cannot sort by "{field}"' },
  'query.too-many-sorts': { zh: '最多按 4 个字段排序', en: 'Sort by at most 4 fields' },
  'query.cursor': {
    zh: '翻页位置无效，请从第一页开始',
    en: 'The cursor is not valid for this order; start at the first page',
  },
  'query.search': { zh: '搜索内容太长', en: 'The search text is too long' },
  'filter.form': { zh: '筛选条件的格式有误', en: 'The filter does not have the right form' },
  'filter.too-deep': { zh: '筛选条件太多或嵌套太深', en: 'The filter is too long or too deep' },
  'filter.masked': {
    zh: '“{field}”对您隐藏，不能用来筛选',
    en: '"{field}" is masked for you and cannot be filtered by',
  },
  'filter.operator': { zh: '字段“{field}”不支持“{op}”', en: 'Field "{field}" has no operator "{op}"' },
  'filter.value': { zh: '字段“{field}”的筛选值无效', en: 'The filter value of "{field}" is not valid' },
  'filter.between': { zh: '“{field}”的区间需要两个值', en: 'A range on "{field}" needs two values' },
  'filter.too-many': { zh: '“{field}”的筛选值太多', en: 'Too many filter values for "{field}"' },
  'aggregate.not-groupable': { zh: '不能按“{field}”分组', en: 'Cannot group by "{field}"' },
  'aggregate.period': { zh: '“{field}”不能按该周期分组', en: '"{field}" cannot be grouped by that period' },
  'aggregate.measure': { zh: '不能计算“{measure}”', en: 'Cannot compute "{measure}"' },
  'aggregate.too-many-groups': {
    zh: '结果超过 {max} 组，无法显示。请减少行列字段、改用更长的日期周期，或加上筛选条件',
    en: 'There are more than {max} groups. Take fewer fields or a longer period, or add a filter',
  },
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
  'aggregate.too-many': { zh: '最多 4 个分组、12 个度量', en: 'At most 4 groups and 12 measures' },
  'field.required': { zh: '必填', en: 'Required' },
  'field.unknown': { zh: '没有字段“{path}”', en: 'There is no field "{path}"' },
  'field.read-only': { zh: '不能直接修改该字段', en: 'This field cannot be set directly' },
  'field.text': { zh: '应为文字', en: 'Must be text' },
  'field.invalid': { zh: '格式有误', en: 'Not valid' },
  'field.invalid-character': { zh: '包含无法保存的字符', en: 'Contains a character that cannot be stored' },
  'field.too-long': { zh: '最多 {max} 个字符', en: 'At most {max} characters' },
  'field.too-short': { zh: '至少 {min} 个字符', en: 'At least {min} characters' },
  'field.pattern': { zh: '格式不符合要求', en: 'Does not have the required form' },
  'field.number': { zh: '应为数字', en: 'Must be a number' },
  'field.integer': { zh: '应为整数', en: 'Must be a whole number' },
  'field.too-big': { zh: '数值太大', en: 'Too big' },
  'field.too-small': { zh: '数值太小（最小 {min}）', en: 'Too small (at least {min})' },
  'field.boolean': { zh: '应为是或否', en: 'Must be yes or no' },
  'field.date': { zh: '应为日期，例如 2026-03-08', en: 'Must be a date such as 2026-03-08' },
  'field.instant': { zh: '应为时间，例如 2026-03-08T09:30:00Z', en: 'Must be an instant such as 2026-03-08T09:30:00Z' },
  'field.choice': { zh: '不在可选项之内', en: 'Not one of the choices' },
  'field.list': { zh: '应为列表', en: 'Must be a list' },
  'field.too-many': { zh: '最多 {max} 项', en: 'At most {max} entries' },
  'field.reference': { zh: '应为记录的标识', en: 'Must be the id of a record' },
  'field.reference-missing': {
    zh: '引用的记录不存在，或您无权查看',
    en: 'The record referred to does not exist or is out of your reach',
  },
  'field.target': { zh: '不能关联到这类记录', en: 'Cannot point to that kind of record' },
  'field.email': { zh: '不是有效的邮箱地址', en: 'Not a valid e-mail address' },
  'field.phone': { zh: '不是有效的电话号码', en: 'Not a valid phone number' },
  'field.url': { zh: '不是有效的网址', en: 'Not a valid web address' },
  'field.address': { zh: '地址格式有误', en: 'Not a valid address' },
  'field.geo': { zh: '坐标超出范围', en: 'Not a valid position' },
  'field.json': { zh: '不是有效的 JSON', en: 'Not valid JSON' },
  'record.in-use': {
    zh: '还有 {count} 条{entity}在使用，不能删除',
    en: 'In use by {count} {entity}; it cannot be deleted',
  },
  'record.out-of-reach': { zh: '不能建在自己的权限范围之外', en: 'It would lie outside your own reach' },
  'record.transfer-denied': { zh: '您没有转移这条记录的权限', en: 'You do not have the right to transfer this record' },
  'timeline.type': { zh: '时间线里没有“{type}”这一类', en: 'The timeline has no entries of the type "{type}"' },
  'comment.mention-cannot-see': {
    zh: '{name} 无权查看这条记录，不能在此提到',
    en: '{name} may not see this record and cannot be mentioned here',
  },
  'share.self': { zh: '不用共享给自己', en: 'You need not share it with yourself' },
  'share.person-inactive': { zh: '没有这位在职员工', en: 'There is no active employee of that id' },
  'share.person-without-read': {
    zh: '此人的角色不能查看{entity}，共享也看不到',
    en: 'The roles of this person do not let them see {entity}; a share would not help',
  },
  'share.person-without-update': {
    zh: '此人的角色不能修改{entity}，只能共享为只读',
    en: 'The roles of this person do not let them change {entity}; share it for reading',
  },
  'share.already-over': { zh: '到期日期已过', en: 'That day is over' },
  'live.too-many': { zh: '打开的页面太多，实时更新已达上限', en: 'Too many pages are open for live updates' },
  'file.not-a-form': {
    zh: '请以表单（multipart/form-data）上传文件',
    en: 'Send the file as a form (multipart/form-data)',
  },
  'file.broken-form': { zh: '上传内容不完整，请重试', en: 'The upload is incomplete; try again' },
  'file.missing': { zh: '没有收到文件', en: 'There is no file in the form' },
  'file.too-many': { zh: '一次最多上传 {max} 个文件', en: 'At most {max} files at a time' },
  'view.entity': { zh: '没有这类记录，或您无权查看', en: 'There are no such records, or you may not see them' },
  'view.too-many': { zh: '每类记录最多保存 {max} 个视图', en: 'At most {max} views of one kind of record' },
  'choices.twice': { zh: '标识“{value}”重复', en: 'The key "{value}" is there twice' },
  'choices.fixed': {
    zh: '系统依赖这些选项：可以改名和排序，不能增减',
    en: 'The system relies on these options: rename and reorder them, but add or remove none',
  },
  'choices.in-use': {
    zh: '选项“{label}”还有 {count} 条记录在使用，不能删除',
    en: 'The choice "{labelEn}" is used by {count} records and cannot be removed',
  },
  'choices.not-editable': { zh: '这个字段的选项不在这里维护', en: 'The choices of this field are not kept here' },
  'custom-field.entity': { zh: '没有这类记录', en: 'There is no such kind of record' },
  'custom-field.kind': { zh: '自定义字段不支持这种类型', en: 'A custom field cannot be of this kind' },
  'custom-field.name': {
    zh: '名称应以小写字母开头，只含字母和数字，最多 40 个字符',
    en: 'A name begins with a small letter and has only letters and digits, at most 40',
  },
  'custom-field.name-taken': { zh: '字段名“{name}”已被使用', en: 'The field name "{name}" is taken' },
  'custom-field.target': { zh: '请选择要关联的记录类型', en: 'Choose the kind of record to refer to' },
  'custom-field.not-a-tree': {
    zh: '{entity}没有上下级，不能用树形引用',
    en: 'Records of the kind {entity} form no tree',
  },
  'custom-field.not-searchable': { zh: '这个字段不能参与搜索', en: 'This field cannot be searched' },
  'custom-field.bounds': { zh: '最大值小于最小值', en: 'The largest value is below the smallest' },
  'custom-field.too-many': {
    zh: '每类记录最多 {max} 个自定义字段',
    en: 'At most {max} custom fields for one kind of record',
  },
  'numbering.none': { zh: '这类记录没有编号', en: 'These records have no numbers' },
  'numbering.no-sequence': { zh: '编号规则缺少流水号 {seq}', en: 'The rule has no sequence {seq}' },
  'numbering.two-sequences': { zh: '编号规则只能有一个流水号', en: 'The rule may have only one sequence' },
  'numbering.unknown-part': { zh: '编号规则中不认识“{part}”', en: 'The rule has an unknown part "{part}"' },
  'numbering.bad-digits': { zh: '“{part}”的位数应为 3 到 12', en: 'The digits of "{part}" must be 3 to 12' },
  'numbering.period-repeats': {
    zh: '“{part}”需要同时有更大的周期（如年份），否则编号会重复',
    en: '"{part}" needs the longer period (such as the year) beside it, or numbers would repeat',
  },
  'numbering.too-long': { zh: '编号规则最多 {max} 个字符', en: 'A rule has at most {max} characters' },
  'setting.unknown': { zh: '没有这项设置', en: 'There is no such setting' },
  'setting.value': { zh: '设置的值无效', en: 'Not a valid value for this setting' },
}

/** The message of a code in one language; an unknown code says itself. */
export function messageOf(
  registry: Registry,
  code: string,
  language: 'zh' | 'en',
  params: Record<string, unknown> = {},
): string {
  const label = registry.messages[code] ?? messages[code] ?? ioMessages[code] ?? mailMessages[code]
  if (!label) return code
  return label[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return whole
    const entity = name === 'entity' ? registry.entities.get(String(value)) : undefined
    return entity ? (language === 'zh' ? entity.label.zh : entity.plural.en.toLowerCase()) : String(value)
  })
}

export function withMessages(registry: Registry, violations: Violation[], language: 'zh' | 'en'): Violation[] {
  return violations.map((v) => ({
    ...v,
    message: v.message ?? messageOf(registry, v.code, language, { path: v.path, ...v.params }),
  }))
}
