/** What the codes of imports and exports say to people; those of the table reader are its own. */
import type { Label } from '#kernel/entity/meta.types.ts'
import { tableErrorText } from './tables/text.ts'

export const ioMessages: Record<string, Label> = {
  ...tableErrorText,
  'import.no-file': { zh: '请选择要导入的文件', en: 'Choose a file to import' },
  'import.unknown-entity': {
    zh: '没有“{name}”这类记录。可导入：{known}',
    en: 'There is no kind of record "{name}". There are: {known}',
  },
  'import.mapping-form': { zh: '字段对应关系的格式有误', en: 'The mapping does not have the right form' },
  'import.nothing-mapped': {
    zh: '没有任何列对应到字段。文件中的列：{headers}',
    en: 'No column is mapped to a field. The file has: {headers}',
  },
  'import.unknown-field': {
    zh: '没有字段“{field}”。可用的字段：{fields}',
    en: 'There is no field "{field}". The fields are: {fields}',
  },
  'import.unknown-header': {
    zh: '文件中没有列“{header}”。文件中的列：{headers}',
    en: 'The file has no column "{header}". It has: {headers}',
  },
  'import.unknown-match': {
    zh: '“{entity}”没有可用于匹配的字段“{match}”',
    en: '{entity} has no field "{match}" to match by',
  },
  'import.not-importable': { zh: '字段“{field}”不能导入', en: 'The field "{field}" cannot be imported' },
  'import.keep-author': {
    zh: '没有“导入时保留原作者和时间”的权限，不能导入“{field}”',
    en: 'Without the right to keep original author and time, "{field}" cannot be imported',
  },
  'import.mode': { zh: '导入方式应为 insert、update 或 both', en: 'The mode is insert, update or both' },
  'import.key-needed': { zh: '更新已有记录需要指定一个关键字段', en: 'Updating existing records needs a key field' },
  'import.key-unusable': { zh: '字段“{field}”不能作为关键字段', en: 'The field "{field}" cannot be the key' },
  'import.key-not-mapped': {
    zh: '关键字段“{field}”没有对应的列',
    en: 'The key field "{field}" is not mapped to a column',
  },
  'import.key-empty': {
    zh: '关键字段为空，无法找到要更新的记录',
    en: 'The key is empty, so there is no record to update',
  },
  'import.key-ambiguous': { zh: '有多条记录的关键字段是“{value}”', en: 'Several records have the key "{value}"' },
  'import.no-such-record': { zh: '没有关键字段为“{value}”的记录', en: 'There is no record with the key "{value}"' },
  'import.no-right-to-change': {
    zh: '您无权修改已有的记录“{value}”',
    en: 'You may not change the existing record "{value}"',
  },
  'import.too-many-rows': {
    zh: '一次最多导入 {max} 行，请拆分文件',
    en: 'At most {max} rows in one go; split the file',
  },
  'import.choice': { zh: '“{value}”不在可选项之内', en: '"{value}" is not one of the choices' },
  'import.choice-ambiguous': {
    zh: '“{value}”可能是多个选项：{choices}',
    en: '"{value}" could be several choices: {choices}',
  },
  'import.date-ambiguous': {
    zh: '无法判断日期中哪个是月、哪个是日，请用 2026-03-08 的形式',
    en: 'Day and month cannot be told apart; write it like 2026-03-08',
  },
  'import.instant': { zh: '应为时间，例如 2026-03-08 09:30', en: 'Must be a time such as 2026-03-08 09:30' },
  'import.reference-missing': { zh: '找不到“{value}”', en: 'There is no "{value}"' },
  'import.reference-ambiguous': {
    zh: '有 {count} 条记录叫“{value}”，无法确定是哪一条',
    en: '{count} records are called "{value}"; it is not clear which is meant',
  },
  'import.reference-circle': { zh: '“{value}”的上级关系成环', en: '"{value}" lies below itself' },
  'import.duplicate': { zh: '与已有记录重复', en: 'The same record exists already' },
  'import.rejected': { zh: '数据库拒绝了这一行', en: 'The database refused this row' },
  'import.starter-gone': {
    zh: '发起人已不能登录，导入未执行',
    en: 'Whoever started it may not sign in any more, so it did not run',
  },
  'import.failed': {
    zh: '导入意外中断，已记录。可以撤销已导入的部分后重试',
    en: 'The import broke off and this was logged. Undo what was imported, then try again',
  },
  'export.failed': { zh: '导出意外中断，已记录。请重试', en: 'The export broke off and this was logged. Try again' },
  'export.format': { zh: '格式应为 csv 或 xlsx', en: 'The format is csv or xlsx' },
  'export.form': { zh: '导出请求的格式有误', en: 'The request for an export does not have the right form' },
  'task.not-finished': { zh: '还没有完成', en: 'Not finished yet' },
  'task.not-undoable': {
    zh: '只有已完成且不是试运行的导入可以撤销',
    en: 'Only an import that is over, and was no dry run, can be undone',
  },
  'task.over': { zh: '已经结束，不能取消', en: 'It is over and cannot be cancelled' },
}
