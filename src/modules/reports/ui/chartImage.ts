/** A chart on screen as a PNG file, with its title, on the ground of the page. */
const scale = 2
const head = 44
const margin = 16

export async function downloadChart(frame: HTMLElement, title: string, fileName: string): Promise<void> {
  const svg = frame.querySelector<SVGSVGElement>('.zy-chart svg')
  if (!svg) return
  const { width, height } = svg.getBoundingClientRect()
  const style = getComputedStyle(frame)
  const copy = svg.cloneNode(true) as SVGSVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  // Outside of the page there is nothing to inherit a font from.
  copy.style.fontFamily = style.fontFamily
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = (width + 2 * margin) * scale
  canvas.height = (height + head + margin) * scale
  const brush = canvas.getContext('2d')
  if (!brush) return
  brush.scale(scale, scale)
  brush.fillStyle = style.backgroundColor
  brush.fillRect(0, 0, canvas.width, canvas.height)
  brush.fillStyle = style.color
  brush.font = `600 16px ${style.fontFamily}`
  brush.fillText(title, margin, 28)
  brush.drawImage(image, margin, head, width, height)
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (file) downloadFile(file, fileName)
}

/** Hands a file to the browser. */
export function downloadFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Safari reads the address only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
