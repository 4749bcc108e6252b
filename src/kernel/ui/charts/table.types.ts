/** A table as it leaves the screen: nothing here needs a browser. */
export interface PlainCell {
  text: string
  /** For the download, when it differs from the words: `1234.50` behind `¥1,234.50`. */
  exact?: string | number
}

export interface PlainTable {
  columns: { label: string; numeric?: boolean }[]
  rows: PlainCell[][]
}
