/** How much production time one decision may take: none to two days. */
export const takesBounds = { least: 0, most: 2 * 24 * 60 } as const;

/** Sitting time that an author may expect of a task, keep for the handover note, or allow in all. */
export const sittingBounds = { least: 1, most: 8 * 60 } as const;
