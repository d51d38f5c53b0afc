/**
 * True in `npm run test:thorough`: browser tests then run every case instead of a few. That takes about twice as
 * long as `npm test`. All cases are also covered by unit and data tests.
 */
export const THOROUGH = Boolean(process.env.FOYER_THOROUGH);
