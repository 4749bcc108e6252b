import { invalidateEntity } from '#kernel/ui/query.ts'

/** After a write: milestones and their conditions follow from each other. */
export function milestonesChanged(): void {
  invalidateEntity('milestone')
  invalidateEntity('milestone-criterion')
}
