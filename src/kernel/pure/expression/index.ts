/** The language of conditions and computed values: comparisons, arithmetic that keeps money exact, and a few functions. */
export { evaluateExpression, holds } from './evaluate.ts'
export { faultText } from './faults.ts'
export { type FunctionName, functionNames } from './functions.ts'
export { pathsOf } from './names.ts'
export { isFault, parseExpression } from './parse.ts'
export type { Expression, ExpressionFault, ExpressionFaultCode, ExpressionNode } from './syntax.types.ts'
export { renderTemplate, templateExpressions, templateFault } from './template.ts'
