import { Navigate } from '@tanstack/react-router'

/** `/metric-definitions` leads to where own metrics are looked after. */
export default function ToCatalogue() {
  return <Navigate to="/metric-library" replace />
}
