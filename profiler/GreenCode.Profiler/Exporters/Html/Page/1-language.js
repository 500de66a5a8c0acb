// Texts, numbers and elements. Every text reaches the page through textContent: names in a record are not trusted.
const record = JSON.parse(document.getElementById('record').textContent);
const allTexts = JSON.parse(document.getElementById('texts').textContent);
const wanted = new URLSearchParams(location.search);
const page = {
  language: wanted.get('lang') ?? (navigator.language.startsWith('nl') ? 'nl' : 'en'),
  theme: wanted.get('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'),
};
if (!(page.language in allTexts)) page.language = 'en';

const measuresEnergy = record.meter.provenance !== 'unavailable';
const isEstimate = record.meter.provenance === 'estimated';

function hasText(key) {
  return Object.hasOwn(allTexts[page.language], key);
}

/** The pieces of a text: strings, and the values that stand in its {places}. */
function pieces(key, values = {}) {
  return allTexts[page.language][key].split(/\{(\w+)\}/).map((piece, i) => i % 2 ? values[piece] : piece);
}

function text(key, values) {
  return pieces(key, values).join('');
}

/** The text for what is shown: that of processor time where there are no joules. */
function energyText(key, values) {
  return text(measuresEnergy ? key : key + 'Cpu', values);
}

function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter(child => child != null));
  return node;
}

/** Control characters, and those that turn the direction of text, written out, so that a name looks like what it is. */
function visible(name) {
  return name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, letter => '\\u' + letter.codePointAt(0).toString(16).padStart(4, '0'));
}

/** A name out of the record: not to be translated, and free to break after a dot. */
function code(name) {
  const node = element('code', { translate: 'no' });
  visible(name).split(/(?<=[.,/(<])/).forEach((part, i) => node.append(...(i ? [element('wbr'), part] : [part])));
  return node;
}

function shortName(name) {
  const parts = name.split('(')[0].split('.');
  return parts.slice(parts.at(-2) === '' ? -3 : -2).join('.');
}

function clip(name, length) {
  return name.length <= length ? name : name.slice(0, length - 1) + '…';
}

const formatters = new Map();

function decimal(value, decimals) {
  const key = page.language + decimals;
  if (!formatters.has(key)) formatters.set(key, new Intl.NumberFormat(page.language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
  return formatters.get(key).format(value);
}

function whole(value) {
  return decimal(value, 0);
}

/** The power of ten of the first digit, after rounding to three digits. */
function magnitude(value) {
  return Math.floor(Math.log10(value / 0.9995));
}

/** A number written down to the decimal place 10^place and no further. */
function downTo(value, place) {
  if (place < 0) return decimal(value, Math.min(-place, 15));
  const step = 10 ** place;
  return decimal(Math.round(value / step) * step, 0);
}

function digits(value, significant) {
  return value > 0 ? downTo(value, magnitude(value) - significant + 1) : '0';
}

/**
 * The last decimal place that an interval justifies, by the rule of the Particle Data Group (Review of Particle Physics, "Rounding"):
 * two digits of the uncertainty where it begins with 100 to 354, else one. Never less than two digits of the value, nor more than three, two of an estimate.
 */
function lastPlace(value, low, high, modest = isEstimate) {
  const finest = magnitude(value) - (modest ? 1 : 2);
  const half = (high - low) / 2;
  if (!(half > 0)) return finest;
  const justified = magnitude(half) - (half / 10 ** magnitude(half) < 3.55 ? 1 : 0);
  return Math.min(magnitude(value) - 1, Math.max(finest, justified));
}

const prefixes = [[9, 'G'], [6, 'M'], [3, 'k'], [0, ''], [-3, 'm'], [-6, 'µ'], [-9, 'n']];

function prefixFor(value) {
  return prefixes.find(([power]) => value >= 0.9995 * 10 ** power) ?? prefixes.at(-1);
}

function quantity(value, unit, place = lastPlace(value)) {
  if (!(value > 0)) return '0\u00a0' + unit;
  const [power, prefix] = prefixFor(value);
  return downTo(value / 10 ** power, place - power) + '\u00a0' + prefix + unit;
}

function seconds(value) {
  return value >= 1e3 ? whole(Math.round(value)) + '\u00a0s' : quantity(value, 's', value > 0 ? magnitude(value) - 2 : 0);
}

function joules(value, low, high) {
  return quantity(value, 'J', lastPlace(value, low, high));
}

function watts(value) {
  return quantity(value, 'W');
}

/** Both ends of an interval in one unit and to one decimal place, such as "192–216 mJ". */
function interval(low, high, unit, modest) {
  if (!(high > 0)) return '0\u00a0' + unit;
  const [power, prefix] = prefixFor(high);
  const place = lastPlace(high, low, high, modest) - power;
  return `${low > 0 ? downTo(low / 10 ** power, place) : '0'}–${downTo(high / 10 ** power, place)}\u00a0${prefix}${unit}`;
}

function share(part, all) {
  if (!(all > 0) || !(part > 0)) return '0%';
  const percent = 100 * part / all;
  return percent < 0.1 ? `<\u00a0${decimal(0.1, 1)}%` : decimal(percent, percent < 9.95 ? 1 : 0) + '%';
}

/** What is divided on this page: joules, or processor time where there are none. */
function amount(value) {
  return measuresEnergy ? quantity(value, 'J') : seconds(value);
}

/** A difference with its sign and two digits: it is less sure than what it was taken from. */
function difference(value) {
  const size = Math.abs(value);
  return size > 0 ? (value < 0 ? '−' : '+') + quantity(size, 'J', magnitude(size) - 1) : '0\u00a0J';
}
