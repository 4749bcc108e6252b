/** SQL of the region of a row with customer and owner: the customer's; without a customer the owner's first one. */
export const dealRegion = (t: string): string =>
  `select coalesce((select c.region_id from customer c where c.id = ${t}.customer_id), (select e.regions_ids[1] from employee e where e.id = ${t}.owner_id))`
