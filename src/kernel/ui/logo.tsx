/** The product's sign: 展 in a rounded square, drawn so that it needs no font. */
export function Logo({ size = 26 }: { size?: number }) {
  return <img src="/favicon.svg" width={size} height={size} alt="" />
}
