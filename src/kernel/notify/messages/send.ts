/** One request to a gateway or robot, and what its answer means. */
import { requestOutside } from '../../outbound/request.ts'
import { type Mention, type Robot, robotFault, robotRequest } from '../rooms/robots.ts'
import { type SmsGateway, smsFault, smsRequest } from '../sms/gateway.ts'
import { faultOfRequest } from './fault.ts'

/** @throws MessageFault */
export async function sendSms(
  gateway: SmsGateway,
  message: { id: string; phone: string; text: string },
  milliseconds: number,
): Promise<void> {
  const answer = await ask({ ...smsRequest(gateway, message), milliseconds })
  const fault = smsFault(gateway, answer)
  if (fault) throw fault
}

/** @throws MessageFault */
export async function sendToRoom(
  robot: Robot,
  { text, mention, now }: { text: string; mention?: Mention; now: Date },
  { allowPrivate, milliseconds }: { allowPrivate: boolean; milliseconds: number },
): Promise<void> {
  const { url, body } = robotRequest(robot, text, mention, now)
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  const fault = robotFault(robot, await ask({ url, method: 'POST', headers, body, allowPrivate, milliseconds }))
  if (fault) throw fault
}

async function ask(request: Parameters<typeof requestOutside>[0]) {
  try {
    return await requestOutside(request)
  } catch (error) {
    throw faultOfRequest(error)
  }
}
