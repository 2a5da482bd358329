/** What a page of Postern may do, told to the browser engine by every host in the same words. */

const together = (rules: readonly string[]): string => rules.join('; ');

/** The screens: our own files, nothing inline, no eval; DOM strings only through Svelte's own policy. */
export const pagePolicy = together([
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  // The report preview, and nothing else, is framed.
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
]);

/** A report as document: its own inline styles and embedded pictures and typefaces; no script, no request, no origin. */
const reportRules = ["default-src 'none'", "style-src 'unsafe-inline'", 'img-src data:', 'font-src data:', "base-uri 'none'", "form-action 'none'"];
export const previewPolicy = together(['sandbox', ...reportRules, "frame-ancestors 'self'"]);
export const printPolicy = together([...reportRules, "frame-ancestors 'none'"]);

/** Headers that go with every answer besides its policy. */
export const safetyHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=()',
  'cache-control': 'no-store',
};
