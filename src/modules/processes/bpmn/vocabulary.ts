/** Our own words in a BPMN file: JSON in extension elements of a namespace of our own, which other tools keep. */
import { BpmnModdle } from 'bpmn-moddle'

export const namespace = 'urn:zhanye:process:1'

const holder = (name: string) => ({
  name,
  superClass: ['Element'],
  properties: [{ name: 'json', isBody: true, type: 'String' }],
})

const vocabulary = {
  name: 'Zhanye',
  uri: namespace,
  prefix: 'zhanye',
  xml: { tagAlias: 'lowerCase' },
  types: [holder('Process'), holder('Step'), holder('Way')],
}

export const moddle = (): BpmnModdle => new BpmnModdle({ zhanye: vocabulary })

/** Text that XML can hold: without control characters and half surrogates, as which it could not be read again. */
export const xmlText = (text: string): string =>
  text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd')

/** In an attribute every white space becomes a blank. */
export const attributeText = (text: string): string => xmlText(text).replace(/[\t\n\r]/g, ' ')

/** JSON with everything escaped that XML would change or refuse. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[^\u0020-\ud7ff\ue000-\ufffd]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
