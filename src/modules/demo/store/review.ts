import { runAction } from '#kernel/api/actions.ts'
import { actionItem, review, reviewFinding } from '#modules/plans'
import { planOwner } from '../generate/plan.ts'
import type { Stage } from './stage.ts'

/** The review of a week, closed, with why things were late and what is done about it. */
export async function storeReview(stage: Stage, week: string, day: (offset: number) => string): Promise<void> {
  const { id } = stage
  await stage.work(async (ctx) => {
    const made = await ctx.create(review, {
      week,
      department: id('department sales-华东'),
      owner: id(planOwner),
      participants: [planOwner, ...[0, 1, 2, 3, 4].map((i) => `rep-华东-${i}`)].map(id),
      notes: '发布会线索回访落后一周，主要是人手压在苏锡常的投标上。差旅按计划，发布会费用已用 85%。',
      decisions: '线索回访分一半给客户成功部；发布会不再追加费用。',
    })
    const late = { review: made, subjectEntity: 'plan-task', subjectId: id('task booth') }
    await ctx.create(reviewFinding, {
      ...late,
      subjectLabel: '发布会线索逐个回访',
      cause: '三个人都在赶投标，线索分下去后没有人盯。',
      remedy: '一半线索转给客户成功部回访，周三晨会核对结论。',
    })
    await ctx.create(reviewFinding, {
      review: made,
      subjectEntity: 'budget-line',
      subjectId: id('line campaign'),
      subjectLabel: '新品发布会',
      cause: '直播临时加了一个机位。',
      remedy: '余款只付媒体尾款，不再新增项目。',
    })
    const action = { review: made, about: '发布会线索逐个回访' }
    await ctx.create(actionItem, {
      ...action,
      text: '把 32 条未回访线索转给客户成功部',
      responsible: id('rep-华东-2'),
      dueOn: day(-1),
      state: 'done',
    })
    await ctx.create(actionItem, {
      ...action,
      text: '周三晨会核对全部线索的结论',
      responsible: id(planOwner),
      dueOn: day(2),
    })
    await runAction(ctx, review, made, 'close', {})
  })
}
