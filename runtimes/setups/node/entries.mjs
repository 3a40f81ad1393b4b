import { findEntries } from "./entries.cjs";

for (const entry of findEntries()) await import(entry);
