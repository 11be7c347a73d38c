/** Frames need no script of the framework either. */
export const csr = false;
