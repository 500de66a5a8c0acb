// Drives the HTML report in a real browser. BrowserTests writes the pages and starts this; the environment says where both are.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const pages = process.env.GREENCODE_PAGES;
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.GREENCODE_CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});
after(() => browser?.close());

/** Opens a report and hands it to the test; afterwards nothing may have been asked of the network and nothing may have gone wrong. */
async function withReport(name, options, run) {
  const { query = 'lang=en&theme=light', ...context } = options;
  const session = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context });
  const page = await session.newPage();
  // Generous, for a slow machine with other work; no test waits so long unless it fails.
  page.setDefaultTimeout(60_000);
  const troubles = [];
  page.on('pageerror', error => troubles.push(`error: ${error}`));
  page.on('console', message => { if (message.type() === 'error') troubles.push(`console: ${message.text()}`); });
  page.on('dialog', dialog => { troubles.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  const address = `${pathToFileURL(join(pages, name + '.html'))}?${query}`;
  page.on('request', request => { if (!request.url().startsWith('data:') && request.url().split('#')[0] !== address) troubles.push(`request: ${request.url()}`); });
  await page.goto(address);
  await page.waitForSelector('.page-footer p');
  await run(page);
  assert.deepEqual(troubles, []);
  await session.close();
}

const names = ['tiny', 'typical', 'hostile', 'no-meter', 'estimated', 'compared'];

describe('accessibility: axe-core finds no violation of WCAG 2.1 AA', () => {
  for (const name of names.filter(name => name !== 'tiny')) {
    for (const language of ['en', 'nl']) {
      for (const theme of ['light', 'dark']) {
        test(`${name}, ${language}, ${theme}`, () => withReport(name, { query: `lang=${language}&theme=${theme}`, bypassCSP: true }, async page => {
          await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
          await page.locator('input[type=search]').first().fill('a');
          await page.addScriptTag({ content: axe });
          const { violations, passes } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
          assert.deepEqual(violations.map(violation => `${violation.id}: ${violation.nodes.map(node => node.html.slice(0, 120)).join(' | ')}`), []);
          assert.ok(passes.length > 20);
        }));
      }
    }
  }
});

describe('the switches', () => {
  test('the language changes every text, the title and the language of the document, and the focus stays', () => withReport('typical', {}, async page => {
    assert.equal(await page.title(), 'Energy report: PermitDesk');
    await page.getByRole('button', { name: 'Nederlands' }).press('Enter');
    assert.equal(await page.getAttribute('html', 'lang'), 'nl');
    assert.equal(await page.title(), 'Energierapport: PermitDesk');
    assert.equal(await page.textContent('#fix-title'), 'Wat eerst aan te pakken');
    assert.match(await page.textContent('.lead'), /14,5\u00a0s/);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Nederlands');
    assert.equal(await page.getByRole('button', { name: 'Nederlands' }).getAttribute('aria-pressed'), 'true');
  }));

  test('the colours change, and without a choice they are those that the reader’s system asks for', () => withReport('typical', { query: '', colorScheme: 'dark', locale: 'nl-NL' }, async page => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await page.getAttribute('html', 'lang'), 'nl');
    const dark = await paper();
    await page.getByRole('button', { name: 'Licht' }).click();
    assert.notEqual(await paper(), dark);
    assert.equal(await paper(), 'rgb(255, 255, 255)');
  }));
});

describe('the flame graph', () => {
  const bars = page => page.locator('svg.flame .bar').count();
  const info = page => page.textContent('.flame-info');

  test('search says how much the matches cost', () => withReport('typical', {}, async page => {
    await page.getByLabel('Search by method name').fill('regex');
    assert.equal(await page.locator('svg.flame .bar.matched').count(), 2);
    assert.equal(await page.locator('.flame-graph .status').first().textContent(), '34% is spent in matching calls (2 call paths)');
    await page.getByLabel('Search by method name').fill('nothing like this');
    assert.equal(await page.locator('.flame-graph .status').first().textContent(), 'Nothing matches.');
  }));

  test('the mouse enlarges a call and brings everything back', () => withReport('typical', {}, async page => {
    const all = await bars(page);
    await page.locator('svg.flame .bar[aria-label^="PermitDesk.Export.PermitExport.Write"]').click();
    assert.ok(await bars(page) < all);
    assert.match(await info(page), /^PermitDesk\.Export\.PermitExport\.Write: 38\.5\u00a0J in total \(19%\), of which 6\.50\u00a0J itself/);
    await page.getByRole('button', { name: 'Show everything' }).click();
    assert.equal(await bars(page), all);
  }));

  test('the keyboard does what the mouse does', () => withReport('typical', {}, async page => {
    const all = await bars(page);
    await page.getByLabel('First by').focus();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'treeitem');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    assert.match(await info(page), /^PermitDesk\.Export\.PermitExport\.Write/);
    await page.keyboard.press('ArrowLeft');
    assert.match(await info(page), /^PermitDesk\.Search\.SearchEndpoint\.Handle/);
    await page.keyboard.press('Enter');
    assert.ok(await bars(page) < all);
    assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^PermitDesk\.Search\.SearchEndpoint\.Handle/);
    await page.keyboard.press('ArrowUp');
    assert.match(await info(page), /^Microsoft\.AspNetCore/);
    await page.keyboard.press('Escape');
    assert.equal(await bars(page), all);
  }));

  test('its table holds every call path that the graph holds', () => withReport('typical', {}, async page => {
    await page.locator('.flame-graph summary').click();
    await page.locator('table.tree').waitFor();
    for (let closed; (closed = page.locator('table.tree [aria-expanded=false]').first()), await closed.count();) await closed.press('Enter');
    const rows = await page.locator('table.tree tbody tr').count();
    assert.equal(rows, await page.locator('svg.flame .bar').count());
    await page.locator('table.tree [aria-expanded=true]').first().press('Enter');
    assert.equal(await page.locator('table.tree tbody tr').count(), 1);
  }));
});

describe('the arrangements of the flame graph', () => {
  const first = async page => {
    const names = await page.locator('svg.flame .bar[aria-level="2"]').evaluateAll(bars => bars
      .sort((a, b) => a.querySelector('rect').x.baseVal.value - b.querySelector('rect').x.baseVal.value)
      .map(bar => bar.getAttribute('aria-label').split(':')[0]));
    return names;
  };

  test('self begins with the methods that spent the energy, and the sum stays', () => withReport('typical', {}, async page => {
    const whole = await page.textContent('.flame-info');
    await page.getByLabel('First by').selectOption('nothing');
    await page.getByLabel(/^Read/).selectOption('self');
    assert.match((await first(page))[0], /RegexCompiler/);
    assert.match(await page.textContent('#flame-help'), /Below each method stand those that called it/);
    assert.equal((await page.textContent('.flame-info')).split(', of which')[0], whole.split(', of which')[0]);
    await page.getByLabel(/^Read/).selectOption('total');
    assert.ok((await first(page)).some(name => /ProcessRequests/.test(name)));
  }));

  test('the first level can be the modules or the endpoints', () => withReport('compared', {}, async page => {
    await page.getByLabel('First by').selectOption('module');
    assert.ok((await first(page)).includes('PermitDesk'));
    await page.getByLabel('First by').selectOption('endpoint');
    assert.deepEqual((await first(page)).sort(), ['GET /permits/{id}', 'outside of requests']);
  }));

  test('the table follows', () => withReport('typical', {}, async page => {
    await page.locator('.flame-graph summary').click();
    await page.getByLabel('First by').selectOption('module');
    assert.ok(await page.locator('table.tree tbody th', { hasText: 'PermitDesk' }).count() > 0);
  }));
});

describe('a comparison', () => {
  test('says what changed, with a verdict, in words, figures and colours', () => withReport('compared', {}, async page => {
    assert.match(await page.locator('#comparison .lead').textContent(), /The whole program used less: −42\u00a0J|The whole program used less/);
    const changed = page.locator('#comparison table').last().locator('tbody tr').first();
    assert.match(await changed.textContent(), /RegexCompiler.*−24\u00a0J−50%less/);
    assert.ok(await page.locator('#comparison td', { hasText: 'not distinguishable' }).count() > 0);
    assert.ok(await page.locator('svg.flame .bar.less2').count() > 0);
    assert.match(await page.textContent('.flame-info'), /in total, before 204\u00a0J: −/);
  }));

  test('phases stand in the drawing and in a table', () => withReport('compared', {}, async page => {
    assert.equal(await page.locator('svg.timeline .phase').count(), 2);
    await page.locator('#timeline table', { hasText: 'phase 3' }).waitFor();
  }));
});

describe('the tables', () => {
  const firstMethod = page => page.locator('#methods tbody th').first().textContent();

  test('sorting is said and done', () => withReport('typical', {}, async page => {
    assert.match(await firstMethod(page), /RegexCompiler/);
    const total = page.locator('#methods thead button', { hasText: 'Total' });
    await total.press('Enter');
    assert.match(await firstMethod(page), /ProcessRequests/);
    assert.equal(await total.locator('xpath=..').getAttribute('aria-sort'), 'descending');
    await total.press('Enter');
    assert.equal(await total.locator('xpath=..').getAttribute('aria-sort'), 'ascending');
    assert.doesNotMatch(await firstMethod(page), /ProcessRequests/);
  }));

  test('the collector by allocation is a column of its own', () => withReport('typical', {}, async page => {
    await page.locator('#methods thead button', { hasText: 'GC by allocation' }).press('Enter');
    assert.match(await firstMethod(page), /ProcessRequests/);
    assert.match(await page.locator('#methods p', { hasText: 'could be attributed' }).textContent(), /16\.1\u00a0J of it could be attributed, 1\.79\u00a0J could not/);
  }));

  test('the filter keeps what matches and says how many', () => withReport('typical', {}, async page => {
    await page.getByLabel('Filter by name or module').fill('sqlite');
    assert.equal(await page.locator('#methods tbody tr').count(), 1);
    assert.equal(await page.locator('#methods .status').textContent(), '1 of 1 shown');
  }));

  test('the table of the time line holds its windows', () => withReport('typical', {}, async page => {
    await page.locator('#timeline summary').click();
    assert.equal(await page.locator('#timeline tbody tr').count(), 10);
  }));
});

describe('a hostile record', () => {
  test('its names stay text', () => withReport('hostile', {}, async page => {
    assert.equal(await page.locator('main img, main script, main iframe').count(), 0);
    assert.equal(await page.locator('h1').textContent(), 'Energy report: <img src=x onerror=alert(1)>');
    assert.match(await page.locator('#methods').textContent(), /A\.B\.\\u202eright-to-left\\u2028separator/);
  }));

  test('even a script that got into the page would not run', async () => {
    const session = await browser.newContext();
    const page = await session.newPage();
    await page.goto(String(pathToFileURL(join(pages, 'hostile.html'))));
    await page.evaluate(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', event => window.violations.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      const image = document.createElement('img');
      image.src = 'http://localhost/x.png';
      document.body.append(image);
    });
    await page.waitForFunction(() => window.violations.length === 2);
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.deepEqual((await page.evaluate(() => window.violations)).sort(), ['img-src', 'script-src-elem']);
    await session.close();
  });
});

describe('other readers', () => {
  for (const name of names) {
    test(`a phone need not scroll sideways: ${name}`, () => withReport(name, { viewport: { width: 360, height: 740 } }, async page => {
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    }));
  }

  test('on paper there are no controls, and ink is dark whatever the screen shows', () => withReport('typical', { query: 'lang=nl&theme=dark' }, async page => {
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.switches').isVisible(), false);
    assert.equal(await page.locator('nav').isVisible(), false);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
    assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
  }));

  test('the focus is visible and motion is left out where it is not wanted', () => withReport('typical', { reducedMotion: 'reduce' }, async page => {
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    await page.keyboard.press('Tab');
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'none');
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
  }));

  test('a reader without scripts sees the main figure', () => withoutScripts(async page => {
    assert.match(await page.locator('main').textContent(), /PermitDesk: 204\u00a0J \(191–216\u00a0J, measured\)/);
  }));
});

async function withoutScripts(run) {
  const session = await browser.newContext({ javaScriptEnabled: false });
  const page = await session.newPage();
  await page.goto(String(pathToFileURL(join(pages, 'typical.html'))));
  await run(page);
  await session.close();
}

describe('a large record', () => {
  test('a hundred thousand call paths are drawn, searched and enlarged', t => withReport('huge', {}, async page => {
    const ready = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation');
      return Math.round(navigation.domContentLoadedEventEnd - navigation.startTime);
    });
    assert.ok(await page.locator('svg.flame .bar').count() > 500);
    const timed = async action => {
      const start = performance.now();
      await action();
      return Math.round(performance.now() - start);
    };
    const search = await timed(() => page.getByLabel('Search by method name').fill('operation17'));
    assert.match(await page.locator('.flame-graph .status').first().textContent(), /% is spent in matching calls/);
    const zoom = await timed(() => page.locator('svg.flame .bar').nth(5).click());
    assert.equal(await page.getByRole('button', { name: 'Show everything' }).isEnabled(), true);
    const turn = await timed(() => page.getByLabel(/^Read/).selectOption('self'));
    assert.match(await page.textContent('.flame-info'), /^PermitDesk: /);
    t.diagnostic(`ready after ${ready} ms, search ${search} ms, zoom ${zoom} ms, self instead of total ${turn} ms`);
  }));
});
