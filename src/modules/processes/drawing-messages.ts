import type { Label } from '#kernel/entity/meta.types.ts'

/** What can go wrong when processes are drawn and put into force. */
export const drawingMessages: Record<string, Label> = {
  'process-version.shape': {
    zh: '流程图的数据不符合格式：{what}',
    en: 'The flow does not have the form that it should: {what}',
  },
  'process-version.fault': { zh: '{zh}', en: '{en}' },
  'process-version.state': {
    zh: '这个版本现在不能这样做，请刷新后再看',
    en: 'This cannot be done with the version as it is now; reload to see its state',
  },
  'bpmn.too-large': {
    zh: '文件太大，最多 {max} MB。请确认是 BPMN 流程图文件',
    en: 'The file is too large (at most {max} MB). Make sure that it is a BPMN drawing',
  },
  'bpmn.doctype': {
    zh: '文件含有文档类型声明（DOCTYPE），出于安全不予读取；BPMN 不需要它，请删除后再导入',
    en: 'The file declares a document type (DOCTYPE) and is not read for safety; BPMN needs none, remove it',
  },
  'bpmn.malformed': {
    zh: '文件不是完整的 BPMN 2.0 XML：{why}',
    en: 'The file is not complete BPMN 2.0 XML: {why}',
  },
  'bpmn.no-process': { zh: '文件里没有流程', en: 'There is no process in the file' },
  'bpmn.too-many': {
    zh: '流程太大，最多 {max} 个元素。请拆成几个文件',
    en: 'The process is too large (at most {max} elements). Split it into several files',
  },
}
