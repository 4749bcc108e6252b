import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useMeta } from '#kernel/ui/meta.tsx'
import type { Scope } from '../../rules/plan.ts'
import { type BoardDefaults, type BoardState, readBoard, scopeOf, writeBoard } from './boardState.ts'

export interface BoardSetting {
  state: BoardState
  scope: Scope
  /** As it stands in the address. */
  search: Record<string, string>
  set: (change: Partial<BoardState>) => void
  /** The address of a changed setting. */
  written: (change: Partial<BoardState>) => Record<string, string>
  reset: () => void
  isUsual: boolean
}

/** The period and filters of a board, kept in the address. */
export function useBoardState(defaults: BoardDefaults): BoardSetting {
  const found = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const { today, company, me } = useMeta()
  const { period, narrowing } = defaults
  const state = useMemo(() => readBoard(found, { period, narrowing }), [found, period, narrowing])
  const scope = useMemo(
    () => scopeOf(state, { today, fiscalYearStart: company.fiscalYearStart, me }),
    [state, today, company.fiscalYearStart, me],
  )
  const search = useMemo(() => writeBoard(state, { period, narrowing }), [state, period, narrowing])
  const go = useCallback(
    (next: Record<string, string>) => void navigate({ to: '.', search: next as never }),
    [navigate],
  )
  const written = useCallback(
    (change: Partial<BoardState>) => writeBoard({ ...state, ...change }, { period, narrowing }),
    [state, period, narrowing],
  )
  const set = useCallback((change: Partial<BoardState>) => go(written(change)), [go, written])
  return { state, scope, search, set, written, reset: () => go({}), isUsual: Object.keys(search).length === 0 }
}
