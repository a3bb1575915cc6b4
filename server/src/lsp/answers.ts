/** Who answers what a client asks: all that is needed only then. */
export { textOfEntry } from './archiveFiles.ts';
export { listCodeActions, resolveCodeAction } from './codeActions.ts';
export { codeLenses } from './codeLens.ts';
export { createCommands } from './commands.ts';
export { hover } from './hover.ts';
export { listLimits } from './limits.ts';
export { planIgnore } from './planIgnore.ts';
export { planKeep } from './planKeep.ts';
export { planMove } from './planMove.ts';
export { planPaste } from './planPaste.ts';
export { planRotation } from './rotation/plan.ts';
export { planNote } from './rotation/planNote.ts';
