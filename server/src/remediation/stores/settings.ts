/** The answers to a store's `settings`, by key. They become arguments, so `putSecret` refuses one that is an option. */
export type StoreSettings = Readonly<Record<string, string>>;
