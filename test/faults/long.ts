/** The long fault tests run by `bin/test faults`; the short ones with every test run. */
export const isLong = process.env.LOCUM_FAULTS === 'long'
