import type { ApprovalWish } from '#kernel/gate/gate.types.ts'
import type { Flow } from '../rules/flow.types.ts'

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** Fields of the form that must be filled in, and steps whose people the starter must name; undefined when all is said. */
export function whatIsMissing(
  asked: { form: Flow['form']; choose: { step: string; name: string }[] },
  { form = {}, chosen = {} }: ApprovalWish,
): { form: string[]; choose: { step: string; name: string }[] } | undefined {
  const fields = asked.form.filter((field) => field.required && isBlank(form[field.name])).map((field) => field.name)
  const choose = asked.choose.filter(({ step }) => isBlank(chosen[step]))
  return fields.length || choose.length ? { form: fields, choose } : undefined
}

/** Steps whose people the starter names. */
export function stepsToChoose(flow: Flow): { step: string; name: string }[] {
  return flow.nodes.flatMap((node) =>
    'assignee' in node && node.assignee.some((each) => 'chosenByStarter' in each)
      ? [{ step: node.id, name: node.name }]
      : [],
  )
}
