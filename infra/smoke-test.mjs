// Goes the whole way once through a running service: sends a contribution, approves it as a curator, waits for the published JSON,
// withdraws it and waits until it is gone. It needs an environment whose curators do not mind: each of them gets a mail.
//
//   node infra/smoke-test.mjs SITE_URL API_URL CURATOR_EMAIL [SECONDS]
//
// SECONDS is the patience for each step, 180 where none is given. The curator's link comes from `manifesto curators link`, so the
// settings of the operators' command line must be in the environment. MANIFESTO is that command, where it is not run from here.
import { execSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';

const [site, api, curator, seconds = '180'] = process.argv.slice(2);
const manifesto = process.env.MANIFESTO ?? 'dotnet run --project src/CollaborationManifesto.Cli --';
const title = `Smoke test ${new Date().toISOString()}`;

async function until(what, look) {
  const end = Date.now() + Number(seconds) * 1000;
  for (;;) {
    const found = await look().catch((error) => (error.message === 'fetch failed' ? undefined : Promise.reject(error)));
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain: ${what}`);
    await new Promise((resume) => setTimeout(resume, 1000));
  }
}

async function page(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${new URL(address).pathname} answered ${response.status}`);
  return await response.text();
}

const decoded = (html) => html.replaceAll('&amp;', '&').replaceAll('&#x2B;', '+').replaceAll('&quot;', '"');

function hiddenFields(html) {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name, decoded(value)]));
}

/** Sends the form of a page with one choice, as a browser would. */
async function choose(route, html, choice) {
  const { token, nonce, contentVersion } = hiddenFields(html);
  const body = new URLSearchParams({ token, nonce, ...(contentVersion && { contentVersion }), ...choice });
  const response = await fetch(`${api}/api/${route}`, { method: 'POST', body, redirect: 'manual' });
  if (response.status >= 400) throw new Error(`${route} did not take ${JSON.stringify(choice)}: ${response.status}`);
}

async function isPublished() {
  const response = await fetch(`${site}/manifesto.json`, { cache: 'no-store' });
  return response.ok && (await response.text()).includes(title);
}

async function send() {
  const { categories } = JSON.parse(await page(`${site}/manifesto.json`));
  const category = categories[0].toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const response = await fetch(`${api}/api/contributions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({ kind: 'barrier', category, title, text: 'Sent by a test of the service.', attribution: 'anonymous', licence: 'yes' }),
  });
  const answer = await response.json();
  if (response.status !== 201) throw new Error(`The contribution was not taken: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

function deskLink() {
  try {
    return execSync(`${manifesto} curators link "${curator}"`, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  } catch (error) {
    if (!String(error.stderr).includes('No curator has')) throw new Error(`No link for the curator: ${error.stderr}`);
    return undefined; // The first contribution seeds the curators from the settings.
  }
}

async function reviewLink(desk) {
  const html = await page(`${desk}&search=${encodeURIComponent(title)}`);
  return decoded(html.match(/href="([^"]+\/api\/review\?token=[^"]+)"/)?.[1] ?? '');
}

async function walk() {
  await until('the functions and their storage to answer', async () => (await fetch(`${api}/api/health/ready`)).ok);
  const told = (await fetch(`${api}/api/health/live`)).headers.get('client-address');
  console.log(`The limits tell people apart by: ${told}${told === 'platform' ? ', so not at all (docs/operations.md)' : ''}.`);
  await until('the site to be there', async () => (await fetch(`${site}/manifesto.json`)).ok);
  const { reference, status } = await send();
  console.log(`Sent as ${reference}.`);
  try {
    const desk = await until(`${curator} to be a curator`, async () => deskLink());
    const review = await until('the contribution to be on the desk', () => reviewLink(desk));
    await choose('review', await page(review), { decision: 'approve' });
    console.log('Approved.');
    await until('the contribution to be in manifesto.json', isPublished);
    console.log('Published.');
  } catch (error) {
    failed(error); // Now, because withdrawing can fail too.
  }
  await choose('contributions/status', await page(status), { wish: 'withdraw', confirmed: 'yes' });
  console.log('Withdrawn.');
  await until('the contribution to leave manifesto.json', async () => !(await isPublished()));
  console.log('Gone.');
}

function failed(error) {
  console.error(error.message);
  process.exitCode = 1;
}

await walk().catch(failed);
