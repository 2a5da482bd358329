/** Preloaded into the host by tests that compare pictures: its wall clock stands still, so that every date on screen is the same each time. */
const RealDate = Date;
const now = RealDate.parse(process.env.POSTERN_TEST_NOW ?? '');
if (Number.isNaN(now)) throw new Error('POSTERN_TEST_NOW is no instant.');

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now] : given));
  }
  static now() {
    return now;
  }
};
