import { contentDisposition } from '#kernel/files/disposition.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Headers of a table to be saved under its name. */
export function tableHeaders(name: string): Record<string, string> {
  return {
    'content-type': name.endsWith('.xlsx') ? xlsx : 'text/csv; charset=utf-8',
    'content-disposition': contentDisposition('attachment', name),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
}
