/** Rules that the server and the browser both keep: what an answer is worth, and what is said to it. */
export { feedbackOn, type Tries } from './feedback.ts'
export { fits, grade } from './grade.ts'
