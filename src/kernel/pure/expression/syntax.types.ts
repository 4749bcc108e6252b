/** The tree of an expression, as it is checked, kept and worked out. */
import type { Label } from '#kernel/entity/meta.types.ts'
import type { FunctionName } from './functions.ts'

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%'
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>='
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | 'in' | 'and' | 'or'

export type ExpressionNode =
  | { kind: 'value'; value: string | number | boolean | null }
  | { kind: 'name'; name: string }
  | { kind: 'member'; of: ExpressionNode; key: ExpressionNode }
  | { kind: 'list'; items: ExpressionNode[] }
  | { kind: 'not'; of: ExpressionNode }
  | { kind: 'negate'; of: ExpressionNode }
  | { kind: 'binary'; operator: BinaryOperator; left: ExpressionNode; right: ExpressionNode }
  | { kind: 'if'; test: ExpressionNode; yes: ExpressionNode; no: ExpressionNode }
  | { kind: 'call'; name: FunctionName; inputs: ExpressionNode[] }

export interface Expression {
  text: string
  root: ExpressionNode
}

export type ExpressionFaultCode =
  | 'empty'
  | 'too-long'
  | 'too-deep'
  | 'too-large'
  | 'syntax'
  | 'several'
  | 'not-allowed'
  | 'unknown-function'
  | 'wrong-count'
  | 'not-needs-brackets'

/** What is wrong with a text, and where: the place of the character, from 0. */
export interface ExpressionFault {
  fault: ExpressionFaultCode
  position: number
  message: Label
}
