/** Nothing computed from fewer respondents than this is shown to anybody. */
export const SUPPRESS_BELOW_N = 5;

/** The longest stretch of time between two given days; without days everything counts. */
export const LONGEST_PERIOD_DAYS = 400;

/** Screens show alpha from here on, with its interval; documents carry it whenever it is defined. */
export const ALPHA_ON_SCREEN_FROM_N = 30;

/** A regression on the dimensions needs this many respondents, and this many for each dimension. */
export const DRIVERS_FROM_N = 50;
export const DRIVERS_FROM_N_PER_DIMENSION = 15;
