/** What goes wrong when administrators change fields, choices and numbering. */
import type { Label } from '../entity/meta.types.ts'

export const customiseMessages: Record<string, Label> = {
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
