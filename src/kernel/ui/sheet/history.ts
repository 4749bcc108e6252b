/** Steps that can be taken back and done again. A step knows every cell it touched, before and after. */

export interface Step<Cell> {
  before: ReadonlyMap<string, Cell | undefined>
  after: ReadonlyMap<string, Cell | undefined>
}

export interface History<Cell> {
  /** Changed cells by place; a cell that is not here is as it was saved. */
  cells: ReadonlyMap<string, Cell>
  past: readonly Step<Cell>[]
  future: readonly Step<Cell>[]
}

/** More steps than anybody takes back. */
const longest = 200

export const emptyHistory = <Cell>(): History<Cell> => ({ cells: new Map(), past: [], future: [] })

function apply<Cell>(
  cells: ReadonlyMap<string, Cell>,
  change: ReadonlyMap<string, Cell | undefined>,
): Map<string, Cell> {
  const next = new Map(cells)
  for (const [place, cell] of change) {
    if (cell === undefined) next.delete(place)
    else next.set(place, cell)
  }
  return next
}

/** One step more; what was taken back before is gone. */
export function changed<Cell>(history: History<Cell>, after: ReadonlyMap<string, Cell | undefined>): History<Cell> {
  if (after.size === 0) return history
  const before = new Map([...after.keys()].map((place) => [place, history.cells.get(place)]))
  return {
    cells: apply(history.cells, after),
    past: [...history.past, { before, after }].slice(-longest),
    future: [],
  }
}

export function undone<Cell>(history: History<Cell>): History<Cell> {
  const step = history.past.at(-1)
  if (!step) return history
  return {
    cells: apply(history.cells, step.before),
    past: history.past.slice(0, -1),
    future: [step, ...history.future],
  }
}

export function redone<Cell>(history: History<Cell>): History<Cell> {
  const [step, ...future] = history.future
  if (!step) return history
  return { cells: apply(history.cells, step.after), past: [...history.past, step], future }
}
