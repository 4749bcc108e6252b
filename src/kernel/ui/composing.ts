/** What a browser says of a key, as its own event or wrapped by React. */
interface KeyFacts {
  isComposing?: boolean
  keyCode: number
  nativeEvent?: { isComposing: boolean }
}

/** The code of every key that an input method takes for itself. */
const TAKEN = 229

/**
 * Whether a key belongs to an input method that is composing a word: Enter and Space then choose the word, Escape
 * and the arrows move in its list. Safari says so by the code alone, as it ends the composition before the key.
 */
export function isComposing(event: KeyFacts): boolean {
  return (event.nativeEvent ?? event).isComposing === true || event.keyCode === TAKEN
}
