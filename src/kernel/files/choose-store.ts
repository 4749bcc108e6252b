import { join } from 'node:path'
import { parseS3Url, s3Files } from './s3.ts'
import { type FileStore, localFiles } from './store.ts'

/** The store the installation is configured for: the bucket of `S3_URL`, else `DATA_DIR/files`. */
export function fileStore(config: { s3Url: string | null; dataDir: string }): FileStore {
  return config.s3Url ? s3Files(parseS3Url(config.s3Url)) : localFiles(join(config.dataDir, 'files'))
}
