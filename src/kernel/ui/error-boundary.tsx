import { Component, type ReactNode } from 'react'
import { PageFailed } from './page-state.tsx'

interface Props {
  children: ReactNode
  /** Shown instead of the children after a fault; a whole page's message by default. */
  fallback?: ReactNode
  /** Another value (the address) means another page: the fault is forgotten. */
  resetKey?: string
}

interface State {
  error: unknown
  resetKey: string | undefined
}

/** Keeps a fault of one page from taking the whole product away; says what to do. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error ?? new Error('unknown') }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: undefined, resetKey: props.resetKey }
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    return this.props.fallback ?? <PageFailed error={this.state.error} />
  }
}
