import { EntityList } from '#kernel/ui/settings/EntityList.tsx'

export default function ExchangeRates() {
  return <EntityList name="exchange-rate" />
}
