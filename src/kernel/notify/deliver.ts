/** A notice on its way: which channels it takes, what is said at once, and what waits. */
import type { Notice, Sql } from '../entity/context.ts'
import type { Runtime } from '../runtime.ts'
import { pushChannels } from './channels.ts'
import { noticeKind } from './notice-kinds.ts'
import { addNotification } from './notifications.ts'
import { type NoticeChoices, noticeChoices } from './preferences.ts'
import { pushNotice } from './push-notice.ts'
import { reachOf, receiverOf } from './receiver.ts'
import { channelsTaken, kindInForce } from './rules/choices.ts'
import { deliveryTime } from './rules/delivery-time.ts'
import { waitFor } from './waiting.ts'
import { watchNotice } from './watch.ts'

/** Through every channel that the person chose for the kind, and those that the notice asks for; in the caller's transaction. */
export async function deliverNotice(runtime: Runtime, tx: Sql, notice: Notice, now: Date): Promise<void> {
  const kind = noticeKind(runtime.registry, notice.kind)
  const choices = await noticeChoices(tx, notice.to)
  const force = kindInForce(kind, choices.company.kinds[kind.key], choices.kinds[kind.key])
  const wanted = [...new Set([...force.channels, ...(notice.channels ?? [])])]
  const needsAnswer = force.answerWithin !== null
  if (wanted.length === 0 && !needsAnswer) return
  const isQuietWay = wanted.every((channel) => channel === 'in-app')
  const receiver = isQuietWay && !needsAnswer ? undefined : await receiverOf(runtime, tx, notice.to)
  if (!receiver) {
    // Only the list in the app is concerned, or the person has left and nothing leaves the house.
    await addNotification(tx, notice, now, wanted.includes('in-app'))
    return
  }
  const reach = await reachOf(runtime, tx, receiver, notice.kind)
  const taken = channelsTaken(wanted, reach.channels, needsAnswer)
  const pushed = pushChannels.filter((channel) => taken.includes(channel))
  const calendar = await runtime.organisation.calendar(tx)
  const due = pushed.length ? deliveryTime(now, rhythmOf(choices, force, calendar.timeZone), calendar) : now
  const waits = due > now
  // A digest by text message or in a room tells the first few; all of them are in the app.
  const shown = taken.includes('in-app') || (waits && pushed.some((channel) => channel !== 'mail'))
  const kept = await addNotification(tx, notice, now, shown)
  if (waits) await waitFor(tx, kept, notice.to, pushed, due)
  else for (const channel of pushed) await pushNotice(runtime, tx, channel, { receiver, reach }, notice)
  if (needsAnswer) await watchNotice(tx, kept, force.answerWithin!, calendar, now)
}

function rhythmOf({ timing, company }: NoticeChoices, force: ReturnType<typeof kindInForce>, timeZone: string) {
  return {
    digest: force.digest,
    urgent: force.urgent,
    quiet: timing.quiet ?? company.quiet,
    digestAt: timing.digestAt,
    digestOn: timing.digestOn,
    timeZone: timing.timeZone ?? timeZone,
  }
}
