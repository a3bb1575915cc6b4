/**
 * A string that is as long as it looks: one that was cut from a text keeps the whole text alive for as long as it lives
 * itself. For what outlives its text.
 */
export const detached = (text: string): string => (text.length < LEAST_CUT ? text : ` ${text}`.slice(1));

/** Engines copy what is shorter anyway. */
const LEAST_CUT = 13;
