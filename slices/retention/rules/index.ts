/** Rules that the server and the browser both keep: what a reader of reports is pointed at. */
export { worstUnit } from './worst-unit.ts'
