/** The lines around a key. Put together here, so that no rule file looks like one to a scanner. */
export const begin = (label: string) => `-----BEGIN ${label}-----`;
export const end = (label: string) => `-----END ${label}-----`;

/** What ends a line of the block; a string within a string (a script in a configuration) escapes it twice. */
const BREAK = '(?:\\s|\\\\{1,4}[nr])';

/**
 * The source of a pattern for an armoured block. Escaped and joined forms are undone before it is tried, once: what is
 * left of a second escape is read as it stands.
 */
export const block = (label: string) =>
  `${begin(label)}${BREAK}{1,8}(?:Proc-Type: 4,ENCRYPTED${BREAK}{1,8}DEK-Info: [A-Z0-9-]{3,40},[0-9A-Fa-f]{8,64})?[A-Za-z0-9+/=\\s\\\\]{40,12000}${end(label)}`;
