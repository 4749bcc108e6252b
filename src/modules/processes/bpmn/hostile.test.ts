import { describe, expect, it } from 'vitest'
import { readBpmn } from './read.ts'

const head =
  '<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">'
const inProcess = (content: string) =>
  `${head}<bpmn:process id="p" name="P">${content}</bpmn:process></bpmn:definitions>`

describe('files that are no drawing', () => {
  const cases: [string, string, string][] = [
    ['nothing', '', 'bpmn.malformed'],
    ['plain text', 'hello', 'bpmn.malformed'],
    ['another kind of XML', '<html><body>hi</body></html>', 'bpmn.malformed'],
    ['cut off', inProcess('<bpmn:userTask id="a">').slice(0, -40), 'bpmn.malformed'],
    ['tags that do not fit', inProcess('<bpmn:userTask id="a"></bpmn:task>'), 'bpmn.malformed'],
    ['no process', `${head}</bpmn:definitions>`, 'bpmn.no-process'],
    ['an empty process', inProcess(''), 'bpmn.no-process'],
    [
      'an entity bomb',
      `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${inProcess('<bpmn:task id="&b;"/>')}`,
      'bpmn.doctype',
    ],
    ['a file of the server', `<!doctype x SYSTEM "file:///etc/passwd">${inProcess('')}`, 'bpmn.doctype'],
    ['10 MB', inProcess(`<bpmn:task id="a" name="${'x'.repeat(10_000_000)}"/>`), 'bpmn.too-large'],
    [
      'a thousand and one tasks',
      inProcess(Array.from({ length: 1001 }, (_, n) => `<bpmn:task id="t${n}"/>`).join('')),
      'bpmn.too-many',
    ],
  ]
  it.each(cases)('%s', async (_, xml, code) => {
    await expect(readBpmn(xml)).rejects.toThrow(code)
  })

  it('survives elements nested 20,000 deep', async () => {
    const deep = inProcess(`${'<bpmn:subProcess id="s">'.repeat(20_000)}${'</bpmn:subProcess>'.repeat(20_000)}`)
    await readBpmn(deep).then(
      ({ flow }) => expect(flow.nodes).toHaveLength(1),
      (error: Error) => expect(error.message).toMatch(/^bpmn\./),
    )
  })

  it('tells elements that it does not know, and ways that lead nowhere', async () => {
    const { flow, notes } = await readBpmn(
      inProcess(
        '<bpmn:startEvent id="s"/><bpmn:warpDrive id="w"/><foo:bar xmlns:foo="urn:foo"/><bpmn:endEvent id="e"/>' +
          '<bpmn:sequenceFlow id="f" sourceRef="s" targetRef="e"/><bpmn:sequenceFlow id="g" name="gone" sourceRef="s" targetRef="nowhere"/>',
      ),
    )
    expect(flow.nodes.map(({ id }) => id)).toEqual(['s', 'e'])
    expect(flow.edges.map(({ id }) => id)).toEqual(['f'])
    const told = notes.map(({ text }) => text.en).join('\n')
    expect(told).toContain('warpDrive')
    expect(told).toContain('“gone”')
  })

  it('does not let a name of the file reach the prototype', async () => {
    const { flow } = await readBpmn(inProcess('<bpmn:startEvent id="__proto__" name="constructor"/>'))
    expect(flow.nodes).toHaveLength(1)
    expect(({} as Record<string, unknown>).kind).toBeUndefined()
  })
})
