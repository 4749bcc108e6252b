/** What a file of another person may cost the server. */
export interface TableLimits {
  fileBytes: number
  columns: number
  cellCharacters: number
  /** Bytes really inflated from a workbook, all its parts together. */
  inflatedBytes: number
  /** Inflated bytes for each compressed one, once more than `ratioFromBytes` were inflated. */
  inflationRatio: number
  ratioFromBytes: number
  zipEntries: number
  /** Texts a workbook keeps in its shared table, which must be held in memory while its rows are read. */
  sharedStrings: number
  sharedCharacters: number
}

export const defaultTableLimits: TableLimits = {
  fileBytes: 200 * 1024 ** 2,
  columns: 500,
  cellCharacters: 100_000,
  inflatedBytes: 1024 ** 3,
  inflationRatio: 200,
  ratioFromBytes: 50 * 1024 ** 2,
  zipEntries: 10_000,
  sharedStrings: 2_000_000,
  sharedCharacters: 100_000_000,
}
