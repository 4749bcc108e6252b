export { type ContactMade, recordContacts } from './contacts-made.ts'
export { contact } from './entities/contact.ts'
export { customer } from './entities/customer.ts'
export { customers } from './module.ts'
