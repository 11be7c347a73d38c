/** Nothing computed from fewer respondents than this is shown to anybody. */
export const SUPPRESS_BELOW_N = 5;

/** Screens show alpha from here on, with its interval; documents carry it whenever it is defined. */
export const ALPHA_ON_SCREEN_FROM_N = 30;
