// Opens a file in speedscope in Chromium, as its own command does, and says what it calls the profile.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const release = join(dirname(createRequire(import.meta.url).resolve('speedscope/package.json')), 'dist', 'release');
const file = resolve(process.argv[2]);
const content = await readFile(file);
// speedscope reads a local profile from a script that hands it over.
const script = file + '.js';
await writeFile(script, `speedscope.loadFileFromBase64(${JSON.stringify('run.speedscope.json')}, ${JSON.stringify(content.toString('base64'))})`);
const executablePath = ['/usr/bin/chromium', process.env.GREENCODE_CHROMIUM].find(path => path && existsSync(path));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
const errors = [];
page.on('pageerror', error => errors.push(String(error)));
await page.goto(`${pathToFileURL(join(release, 'index.html'))}#localProfilePath=${script}`);
await page.waitForFunction(() => /energy \(µJ|CPU time \(µs/.test(document.body.textContent), null, { timeout: 60_000 });
console.log(`opened: ${await page.title()}`);
if (process.argv[3]) await page.screenshot({ path: process.argv[3] });
await browser.close();
if (errors.length) throw new Error(errors.join('\n'));
