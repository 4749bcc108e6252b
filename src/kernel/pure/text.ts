export { normaliseText } from './normalise-text.ts'
export { hasHan, type Pinyin, pinyinOf } from './pinyin.ts'
export { searchDocument, searchDocumentLimit, searchPattern } from './search-document.ts'
