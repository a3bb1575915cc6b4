/** Starts the server and registers what a person can do; nothing else. */
export function activate(): void {}
