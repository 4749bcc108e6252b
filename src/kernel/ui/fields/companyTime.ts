import dayjs, { type Dayjs } from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)
dayjs.extend(timezone)

const WALL = 'YYYY-MM-DD HH:mm:ss'

/**
 * An instant as the company's wall clock shows it, in a dayjs without a zone: the picker then shows and edits
 * the company's time, wherever the person sits.
 */
export const toWallClock = (instant: string, zone: string): Dayjs => dayjs(dayjs(instant).tz(zone).format(WALL))

/** The instant (ISO, UTC) behind a wall clock time of the company. */
export const fromWallClock = (wall: Dayjs, zone: string): string => dayjs.tz(wall.format(WALL), zone).toISOString()

/** Monday of the week after the one that `day` is in; weeks begin on Monday. */
export const nextMonday = (day: Dayjs): Dayjs => day.add(((8 - day.day()) % 7) + (day.day() === 1 ? 7 : 0), 'day')

/** Last day of the calendar quarter that `day` is in. */
export const quarterEnd = (day: Dayjs): Dayjs => day.month(Math.floor(day.month() / 3) * 3 + 2).endOf('month')
