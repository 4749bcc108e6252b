/** What is used of bpmn-moddle, which describes the elements of BPMN but not itself. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    $type: string
    $attrs: Record<string, string>
    id?: string
    name?: string
    get(name: string): unknown
    set(name: string, value: unknown): void
    [property: string]: unknown
  }
  export interface ParseWarning {
    message: string
    element?: ModdleElement
    property?: string
    value?: string
  }
  export interface ParseResult {
    rootElement: ModdleElement
    warnings: ParseWarning[]
    references: { element: ModdleElement; property: string; id: string }[]
    elementsById: Record<string, ModdleElement>
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>)
    create(type: string, properties?: Record<string, unknown>): ModdleElement
    fromXML(xml: string): Promise<ParseResult>
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>
  }
}
