/**
 * What client and server say to each other beyond LSP: names and types only, the one file that both import.
 * Everything that stands in it is safe to show but for edits and `PlannedKeep`: no other message holds a secret's value.
 */
export * from './protocol/checkKey.ts';
export * from './protocol/commands.ts';
export * from './protocol/findings.ts';
export * from './protocol/guidance.ts';
export * from './protocol/places.ts';
export * from './protocol/plans.ts';
export * from './protocol/rotation.ts';
export * from './protocol/session.ts';
export * from './protocol/stores.ts';
