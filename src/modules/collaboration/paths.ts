/** How people mark announcements as read and confirmed; everything else follows from the entities. */
import type { PathItem } from '#kernel/openapi/json-schema.types.ts'
import { object, operation, pathParameter } from '#kernel/openapi/operation.ts'

export const collaborationPaths: Record<string, PathItem> = {
  '/announcements/{id}/read': {
    post: operation({
      id: 'readAnnouncement',
      tag: 'announcements',
      summary: 'Mark the own copy of an announcement as read',
      parameters: [pathParameter('id')],
      answer: object({ own: { type: 'boolean', description: 'Whether it was sent to the caller' } }),
      faults: [404],
    }),
  },
  '/announcements/{id}/confirm': {
    post: operation({
      id: 'confirmAnnouncement',
      tag: 'announcements',
      summary: 'Confirm an announcement that was sent to the caller',
      parameters: [pathParameter('id')],
      answer: object({ ok: { type: 'boolean' } }),
      faults: [404, 422],
    }),
  },
}

/** The Chinese of the texts above. */
export const collaborationPathTexts: Record<string, string> = {
  'Mark the own copy of an announcement as read': '把发给自己的公告标为已读',
  'Whether it was sent to the caller': '是否发给了调用者',
  'Confirm an announcement that was sent to the caller': '确认发给自己的公告',
}
