/**
 * Names the formulas behind every number of a report. Raise it, with a line in the changelog, whenever a
 * formula, a rule or a threshold changes a number that was shown before: then two reports of the same
 * selection and version are the same.
 */
export const FORMULA_VERSION = '2026-11-26';
