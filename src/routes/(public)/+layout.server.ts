/** Customers' pages need no script at all, so none is sent. */
export const csr = false;
