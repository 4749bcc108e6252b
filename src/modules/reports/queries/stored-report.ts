/** A saved report, or one that comes with the product, as its reader may open it. */
import { may } from '#kernel/access/actor.ts'
import { notFound, ruleBroken } from '#kernel/api/errors.ts'
import { get, type Reader } from '#kernel/data/list.ts'
import { isId } from '#kernel/pure/ids.ts'
import { report } from '../entities/report.ts'
import { parseDefinition } from '../rules/definition.ts'
import { type GalleryReport, gallery } from '../rules/gallery.ts'
import type { ReportDefinition } from '../rules/report.types.ts'
import { problemsOf } from './problems.ts'

export interface OpenReport {
  name: string
  source: string
  definition: ReportDefinition
}

/** @param id of a saved report, or the key of one of the gallery  @throws AppError 404 when out of reach */
export async function openReport(reader: Reader, id: string, language: 'zh' | 'en'): Promise<OpenReport> {
  const ready = galleryFor(reader).find(({ key }) => key === id)
  if (ready) return { name: ready.label[language], source: ready.source, definition: ready.definition }
  if (!isId(id)) throw notFound()
  const row = await get(reader, report, id)
  const { definition, violations } = parseDefinition(row.definition)
  if (!definition) throw ruleBroken(violations)
  return { name: String(row.name), source: String(row.source), definition }
}

/** The ready reports whose records and fields the person may see. */
export function galleryFor(reader: Reader): GalleryReport[] {
  return gallery.filter(
    ({ source, definition }) =>
      reader.registry.entities.has(source) &&
      may(reader.actor, source, 'read') &&
      problemsOf(reader, source, definition).length === 0,
  )
}
