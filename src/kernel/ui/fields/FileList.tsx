import { CloseOutlined, DownloadOutlined, FileOutlined } from '@ant-design/icons'
import { Button, Image, Tooltip } from 'antd'
import { apiUrl } from '../client.ts'
import { formatBytes } from '../format.ts'
import { useText } from '../text.ts'
import { isPicture, type StoredFile } from './attachment.types.ts'
import { fieldTexts } from './text.ts'

const fileUrl = (file: StoredFile) => apiUrl(`/files/${file.id}`)

/** Stored files: pictures as thumbnails that open large, others by name and size; each can be downloaded. */
export function FileList({ files, onRemove }: { files: StoredFile[]; onRemove?: (id: string) => void }) {
  const t = useText(fieldTexts)
  return (
    <Image.PreviewGroup>
      <ul className="zy-files">
        {files.map((file) => (
          <li key={file.id} className="zy-file">
            {isPicture(file) ? (
              <Image
                src={fileUrl(file)}
                alt={file.name}
                width={40}
                height={40}
                loading="lazy"
                className="zy-file-thumb"
              />
            ) : (
              <span className="zy-file-icon">
                <FileOutlined aria-hidden />
              </span>
            )}
            <a href={fileUrl(file)} download={file.name} className="zy-file-name" title={file.name}>
              {file.name}
            </a>
            <span className="zy-field-quiet">{formatBytes(file.size)}</span>
            <Tooltip title={t('download', { name: file.name })}>
              <Button
                type="text"
                size="small"
                icon={<DownloadOutlined aria-hidden="true" />}
                aria-label={t('download', { name: file.name })}
                href={fileUrl(file)}
                download={file.name}
              />
            </Tooltip>
            {onRemove ? (
              <Tooltip title={t('remove', { name: file.name })}>
                <Button
                  type="text"
                  size="small"
                  icon={<CloseOutlined aria-hidden="true" />}
                  aria-label={t('remove', { name: file.name })}
                  onClick={() => onRemove(file.id)}
                />
              </Tooltip>
            ) : null}
          </li>
        ))}
      </ul>
    </Image.PreviewGroup>
  )
}
