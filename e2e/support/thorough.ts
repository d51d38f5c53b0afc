/**
 * True in `npm run test:thorough`, which takes about twice as long as `npm test` and tries every
 * kind of what the browser journeys otherwise try a few of. All kinds are unit and data tests, too.
 */
export const THOROUGH = Boolean(process.env.FOYER_THOROUGH);
