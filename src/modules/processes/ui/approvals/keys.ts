/** Under the entities of work items and instances, so that a live change refreshes them. */
export const inboxKey = (...parts: unknown[]) => ['list', 'process-task', 'approvals', ...parts]
export const instanceKey = (id: string) => inboxKey('instance', id)
