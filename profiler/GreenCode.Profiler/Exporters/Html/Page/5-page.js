// The page: first what a lead needs, then what a developer needs.

const drawings = [];
const sized = new ResizeObserver(entries => {
  for (const entry of entries) drawings.find(drawing => drawing.place === entry.target)?.draw();
});

/** Draws when the drawing's place is on the page and again whenever its width changes. */
function whenSized(drawing, draw) {
  drawings.push({ drawing, draw });
}

const energy = record.energy.target;
const cpuOfTarget = Math.max(
  record.threads.reduce((sum, thread) => sum + thread.cpuSeconds, 0),
  record.methods.reduce((sum, method) => sum + method.cpu, 0) + record.buckets.reduce((sum, bucket) => sum + bucket.cpuSeconds, 0));
const wholeOfTarget = measuresEnergy ? energy.joules : cpuOfTarget;

function selfOf(method) {
  return measuresEnergy ? method.self : method.cpu;
}

function heading(level, id, content) {
  return element('h' + level, { id }, content);
}

function section(id, level, title, ...content) {
  return element('section', { id, 'aria-labelledby': id + '-title' }, heading(level, id + '-title', title), ...content);
}

function withValues(key, values) {
  return pieces(key, values).map(piece => piece ?? '');
}

function methodName(method) {
  return method.rest ? text('smallerMethods', { count: whole(method.rest) }) : method.name;
}

function summary() {
  const values = {
    duration: seconds(record.durationSeconds), target: element('strong', {}, code(record.target.name)),
    energy: element('strong', {}, joules(energy.joules, energy.low, energy.high)),
    ...intervalEnds(),
    power: watts(record.durationSeconds > 0 ? energy.joules / record.durationSeconds : 0),
    share: share(energy.joules, record.energy.total.joules), total: quantity(record.energy.total.joules, 'J'), cpu: seconds(cpuOfTarget),
  };
  const dearest = record.methods.find(method => !method.rest && selfOf(method) > 0.01 * wholeOfTarget);
  return [
    element('p', { class: 'lead' },
      withValues({ measured: 'summaryMeasured', estimated: 'summaryEstimated', unavailable: 'summaryUnavailable' }[record.meter.provenance], values),
      dearest ? [' ', withValues('summaryDearest', { share: share(selfOf(dearest), wholeOfTarget), name: code(clip(dearest.name, 200)) })] : null),
    element('dl', { class: 'figures' }, figureHowMuch(values), figureHowSure(), figureWhere()),
    element('div', { class: 'divisions' },
      dividedWithLegend(captionOf('whereCaption', { target: record.target.name }), whereItWent(), wholeOfTarget),
      measuresEnergy ? dividedWithLegend([text('machineCaption'), estimatedMark()].join(''), wholeMachine(), record.energy.total.joules) : null),
  ];
}

function figure(label, value, ...detail) {
  return element('div', { class: 'figure' }, element('dt', {}, label), element('dd', { class: 'value' }, value), element('dd', { class: 'detail' }, ...detail));
}

function figureHowMuch(values) {
  return measuresEnergy
    ? figure(text('howMuch'), joules(energy.joules, energy.low, energy.high), isEstimate ? text('estimated') + ' · ' : null,
      text('howMuchDetail', { wattHours: quantity(energy.joules / 3600, 'Wh'), power: values.power, cpu: values.cpu }))
    : figure(text('howMuchCpu'), seconds(cpuOfTarget), text('howMuchDetailCpu', { cores: digits(cpuOfTarget / record.durationSeconds, 2) }));
}

function intervalEnds() {
  return { low: quantity(energy.low, 'J'), high: quantity(energy.high, 'J') };
}

function figureHowSure() {
  if (!measuresEnergy) return figure(text('howSure'), text('unavailable'), text('unavailableDetail'));
  const ends = intervalEnds();
  if (isEstimate) return figure(text('howSure'), text('estimated'), text('estimatedRange', ends));
  if (!(energy.high > energy.low)) return figure(text('howSure'), text('measured'), text('measuredExact'));
  const half = Math.max(energy.high - energy.joules, energy.joules - energy.low);
  return figure(text('howSure'), '±\u00a0' + share(half, energy.joules), text('measuredRange', ends));
}

function figureWhere() {
  const parts = whereItWent();
  const count = new Set(record.methods.map(method => method.module)).size + record.buckets.length;
  return parts.length
    ? figure(text('whereItWent'), share(parts[0].value, wholeOfTarget), parts[0].node?.cloneNode(true) ?? parts[0].label, ' · ', text('whereDetail', { count: whole(count) }))
    : figure(text('whereItWent'), text('notKnown'), '');
}

function whereItWent() {
  const modules = new Map();
  for (const method of record.methods) {
    const name = method.rest ? null : method.module;
    modules.set(name, (modules.get(name) ?? 0) + selfOf(method));
  }
  const parts = [
    ...[...modules].map(([name, value]) => ({ label: name ?? text('unknownModule'), node: name ? code(clip(name, 80)) : null, value })),
    ...record.buckets.map(bucket => ({ label: bucketName(bucket), value: measuresEnergy ? bucket.joules : bucket.cpuSeconds })),
  ].filter(part => part.value > 0).sort((a, b) => b.value - a.value);
  const rest = parts.splice(5);
  return rest.length ? [...parts, { label: text('rest', { count: rest.length }), value: rest.reduce((sum, part) => sum + part.value, 0) }] : parts;
}

function wholeMachine() {
  return [
    { label: record.target.name, node: code(clip(record.target.name, 80)), value: energy.joules },
    { label: text('partOthers'), value: record.energy.otherProcesses.joules },
    { label: text('partIdle'), value: record.energy.idle.joules },
  ].filter(part => part.value > 0);
}

function bucketName(bucket) {
  return hasText('bucket.' + bucket.name) ? text('bucket.' + bucket.name) : bucket.name;
}

function roleName(role) {
  return hasText('role.' + role) ? text('role.' + role) : role;
}

function fixFirst() {
  const seen = record.findings.filter(finding => finding.method !== null);
  const unseen = record.findings.filter(finding => finding.method === null);
  const best = record.methods.filter(method => !method.rest && selfOf(method) > 0).slice(0, 5);
  return [
    ...seen.length
      ? [element('p', {}, text('fixFirstIntro')), element('ol', { class: 'findings' }, seen.map(findingItem))]
      : record.findings.length ? [] : [
        element('p', {}, text('fixNone')),
        element('ol', { class: 'findings' }, best.map(method => element('li', {},
          element('p', { class: 'cost' }, element('strong', {}, measuresEnergy ? joules(method.self, method.selfLow, method.selfHigh) : seconds(method.cpu)), measuresEnergy ? estimatedMark(method.selfLow, method.selfHigh) : null, ' · ', text('fixShare', { share: share(selfOf(method), wholeOfTarget) })),
          element('p', {}, code(method.name))))),
      ],
    unseen.length ? element('details', {},
      element('summary', {}, text('fixUnseen', { count: whole(unseen.length) })),
      element('p', {}, text('fixUnseenIntro')),
      element('ul', { class: 'findings' }, unseen.map(finding => element('li', {}, findingText(finding))))) : null,
  ];
}

/** What follows an energy that is estimated: the word, and its range where that is given. */
function estimatedMark(low, high) {
  return isEstimate ? ` (${text('estimated')}${high > 0 ? ', ' + interval(low, high, 'J') : ''})` : null;
}

function findingItem(finding) {
  return element('li', {},
    element('p', { class: 'cost' }, measuresEnergy
      ? [element('strong', {}, joules(finding.joules, finding.low, finding.high)), estimatedMark(finding.low, finding.high), ' · ', text('fixShare', { share: share(finding.share, 1) })]
      : null),
    findingText(finding));
}

function findingText(finding) {
  return [
    element('p', { class: 'message' }, element('span', { class: 'rule' }, finding.ruleId), ' ', element('span', { lang: 'und' }, finding.message)),
    element('p', { class: 'place' }, code(`${finding.file}:${finding.line}`), finding.method ? [' · ', withValues('fixIn', { method: code(finding.method) })] : null),
  ];
}

function howMeasured() {
  const { host, target, meter, engine, overhead } = record;
  const rows = [
    ['program', [code(target.name), target.exitCode === null ? '' : ', ' + text('exitCode', { code: target.exitCode })]],
    ['command', target.command === null ? text('attached', { pid: target.processId }) : code(target.command)],
    ['runtime', target.runtimeVersion ?? text('notKnown')],
    ['when', new Intl.DateTimeFormat(page.language, { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' }).format(new Date(record.createdAt))],
    ['machine', `${text('machineText', { cpuModel: host.cpuModel, cpus: host.logicalCpus, sockets: host.sockets })}, ${text(host.isVirtualised === null ? 'virtualUnknown' : host.isVirtualised ? 'virtual' : 'physical')}`],
    ['system', `${host.operatingSystem}, ${host.kernel}`],
    ['meter', measuresEnergy ? text('meterText', {
      name: meter.name, provenance: text(meter.provenance), readings: whole(meter.readings), interval: seconds(meter.readIntervalSeconds), faults: whole(meter.faults),
    }) : text('meterNone')],
    ['domains', meter.domains.length ? element('ul', {}, meter.domains.map(domain => element('li', {}, withValues(domain.leftOutBecause === null ? 'domainCounted' : 'domainLeftOut', {
      name: code(domain.name), energy: quantity(domain.joules, 'J'), reason: inEnglish(domain.leftOutBecause),
    })))) : null],
    ['passedOver', meter.passedOver.length ? element('ul', {}, meter.passedOver.map(meter => element('li', {}, code(meter.name), ': ', inEnglish(meter.reason)))) : null],
    ['engine', text('engineText', {
      name: engine.name, samples: whole(engine.samples), lost: whole(engine.lost), unresolved: share(engine.unresolvedShare, 1),
      interval: engine.observedIntervalSeconds === null ? text('notKnown') : seconds(engine.observedIntervalSeconds),
    })],
    ['bias', engine.knownBias === null ? null : inEnglish(engine.knownBias)],
    ['overhead', energyText('overheadText', {
      own: seconds(overhead.ownCpuSeconds), ownJoules: quantity(overhead.ownJoules, 'J'), inside: seconds(overhead.inTargetCpuSeconds), insideJoules: quantity(overhead.inTargetJoules, 'J'),
    })],
    ['tool', `${record.tool.name} ${record.tool.version}`],
  ];
  return [
    element('h3', {}, text('caveats')),
    element('ul', { class: 'notes' },
      measuresEnergy ? element('li', {}, text(isEstimate ? 'intervalNoteEstimated' : 'intervalNote')) : null,
      record.notes.map(note => element('li', {}, inEnglish(note)))),
    element('dl', { class: 'facts' }, rows.filter(([, value]) => value !== null).map(([label, value]) => element('div', {}, element('dt', {}, text(label)), element('dd', {}, value)))),
  ];
}

/** A sentence of the engine or the meter, which write English. */
function inEnglish(sentence) {
  return element('span', { lang: 'en' }, sentence ?? '');
}

function captionOf(key, values) {
  return [energyText(key, values), estimatedMark()].join('');
}

/** The parameters out of a signature, which may begin with what the method returns. */
function parameters(method) {
  return clip(visible(method.signature?.slice(Math.max(0, method.signature.indexOf('('))) ?? ''), 200);
}

function methodsTable() {
  const most = Math.max(...record.methods.map(method => measuresEnergy ? method.selfHigh : method.cpu), 0);
  const name = { label: text('method'), heading: true, sort: methodName, cell: row => row.rest
    ? [methodName(row)]
    : [code(clip(row.name, 400)), element('span', { class: 'module', translate: 'no' }, ' ' + [row.module, parameters(row)].filter(Boolean).join(' · '))] };
  const cpu = { label: text('cpu'), number: true, cell: row => seconds(row.cpu), sort: row => row.cpu };
  const samples = { label: text('samples'), number: true, cell: row => whole(row.samples), sort: row => row.samples };
  const shareColumn = { label: text('selfShare'), number: true, cell: row => share(selfOf(row), wholeOfTarget), sort: selfOf };
  const allocated = { label: text('allocated'), number: true, cell: row => quantity(row.allocated, 'B'), sort: row => row.allocated ?? 0 };
  const garbage = !record.gcByAllocation ? [] : measuresEnergy ? [
    { label: text('gcByAllocation'), number: true, cell: row => row.allocated ? joules(row.gc, row.gcLow, row.gcHigh) : '', sort: row => row.gc ?? 0 },
    { label: text('interval'), number: true, cell: row => row.allocated ? interval(row.gcLow, row.gcHigh, 'J') : '' },
    allocated] : [allocated];
  const columns = measuresEnergy ? [name,
    { label: text('self'), number: true, cell: row => joules(row.self, row.selfLow, row.selfHigh), sort: row => row.self },
    { label: text('interval'), number: true, cell: row => interval(row.selfLow, row.selfHigh, 'J') },
    { label: text('selfBar'), cell: row => errorBar(row.self, row.selfLow, row.selfHigh, most) },
    shareColumn,
    { label: text('total'), number: true, cell: row => row.rest ? '' : joules(row.total, row.totalLow, row.totalHigh), sort: row => row.total },
    { label: text('interval'), number: true, cell: row => row.rest ? '' : interval(row.totalLow, row.totalHigh, 'J') },
    cpu, samples, ...garbage] : [name, cpu, { label: text('self'), cell: row => errorBar(row.cpu, row.cpu, row.cpu, most) }, shareColumn, samples, ...garbage];
  return dataTable({ caption: captionOf('methodsCaption'), columns, rows: record.methods, filter: row => `${methodName(row)} ${row.module ?? ''} ${row.signature ?? ''}` });
}

/** What the column of the garbage collector is, and how much of its energy is in it. */
function gcByAllocationNote() {
  const gc = record.gcByAllocation;
  if (!gc) return [];
  return [element('p', {}, text('allocatedIntro'), measuresEnergy
    ? [' ', text('gcByAllocationIntro', { attributed: joules(gc.attributedJoules), unattributed: joules(gc.unattributedJoules) })] : null)];
}

function endpointsTable() {
  if (!record.requests.length) return element('p', {}, text('endpointsNone'));
  const most = Math.max(...record.requests.map(request => request.high), 0);
  const background = record.background;
  const rows = background
    ? [...record.requests, { endpoint: text('noRequest'), isBackground: true, joules: background.joules, count: 0, joulesPerRequest: 0, cpuSecondsPerRequest: 0 }]
    : record.requests;
  const ofRequests = cell => row => row.isBackground ? '' : cell(row);
  const energyColumns = measuresEnergy ? [
    { label: text('perRequest'), number: true, cell: ofRequests(row => joules(row.joulesPerRequest, row.low, row.high)), sort: row => row.joulesPerRequest },
    { label: text('interval'), number: true, cell: ofRequests(row => interval(row.low, row.high, 'J')) },
    { label: text('perRequestBar'), cell: ofRequests(row => errorBar(row.joulesPerRequest, row.low, row.high, most)) },
    { label: text('joulesAll'), number: true, cell: row => quantity(row.joules, 'J'), sort: row => row.joules },
    { label: text('selfShare'), number: true, cell: row => share(row.joules, energy.joules), sort: row => row.joules },
  ] : [];
  return dataTable({
    caption: captionOf('endpointsCaption'), rows, filter: row => row.endpoint, columns: [
      { label: text('endpoint'), heading: true, cell: row => row.isBackground ? row.endpoint : code(row.endpoint), sort: row => row.endpoint },
      { label: text('requests'), number: true, cell: ofRequests(row => whole(row.count)), sort: row => row.count },
      ...energyColumns,
      { label: text('cpuPerRequest'), number: true, cell: ofRequests(row => seconds(row.cpuSecondsPerRequest)), sort: row => row.cpuSecondsPerRequest },
    ],
  });
}

const processName = id => { const process = record.processes.find(one => one.id === id); return process ? process.name + ' (' + id + ')' : ''; };

function processesTable() {
  const columns = [
    { label: text('process'), heading: true, cell: row => [element('span', { translate: 'no' }, visible(row.name)), element('span', { class: 'module' }, ' ' + row.id)], sort: row => row.name },
    { label: text('startedBy'), cell: row => element('span', { translate: 'no' }, visible(processName(row.parentId))), sort: row => row.parentId ?? 0 },
    { label: text('runtime'), cell: row => row.runtimeVersion ?? '', sort: row => row.runtimeVersion ?? '' },
    ...measuresEnergy ? [{ label: text('energy'), number: true, cell: row => quantity(row.joules, 'J'), sort: row => row.joules },
      { label: text('selfShare'), number: true, cell: row => share(row.joules, energy.joules), sort: row => row.joules }] : [],
    { label: text('cpu'), number: true, cell: row => seconds(row.cpuSeconds), sort: row => row.cpuSeconds },
  ];
  return dataTable({ caption: captionOf('processesCaption'), columns, rows: record.processes, filter: row => row.name });
}

function threadsTable() {
  const columns = [
    { label: text('thread'), heading: true, cell: row => [element('span', { translate: 'no' }, row.name ?? text('notKnown')), element('span', { class: 'module' }, ' ' + row.id)], sort: row => row.name ?? '' },
    { label: text('role'), cell: row => roleName(row.role), sort: row => roleName(row.role) },
    ...measuresEnergy ? [{ label: text('energy'), number: true, cell: row => quantity(row.joules, 'J'), sort: row => row.joules },
      { label: text('selfShare'), number: true, cell: row => share(row.joules, energy.joules), sort: row => row.joules }] : [],
    { label: text('cpu'), number: true, cell: row => seconds(row.cpuSeconds), sort: row => row.cpuSeconds },
  ];
  return dataTable({ caption: captionOf('threadsCaption'), columns, rows: record.threads, filter: row => `${row.name} ${roleName(row.role)}` });
}

function bucketsTable() {
  const most = Math.max(...record.buckets.map(bucket => bucket.high), 0);
  const columns = [
    { label: text('bucket'), heading: true, cell: row => [bucketName(row), element('span', { class: 'module', translate: 'no' }, ' ' + row.name)], sort: bucketName },
    ...measuresEnergy ? [
      { label: text('energy'), number: true, cell: row => joules(row.joules, row.low, row.high), sort: row => row.joules },
      { label: text('interval'), number: true, cell: row => interval(row.low, row.high, 'J') },
      { label: text('energyBar'), cell: row => errorBar(row.joules, row.low, row.high, most) },
      { label: text('selfShare'), number: true, cell: row => share(row.joules, energy.joules), sort: row => row.joules }] : [],
    { label: text('cpu'), number: true, cell: row => seconds(row.cpuSeconds), sort: row => row.cpuSeconds },
  ];
  return dataTable({ caption: captionOf('bucketsCaption'), columns, rows: record.buckets });
}

/** Two records side by side: what differs first. Verdicts go by the intervals, colours of the flame graph by the figures alone. */
function comparisonSection() {
  const { comparison } = record;
  const verdict = row => text('verdict.' + row.verdict);
  // The doubt of an estimate is common to both records and not in these intervals, so that they have all their digits.
  const range = amount => amount === null ? text('notSeen') : amount.high > amount.low ? interval(amount.low, amount.high, 'J', false) : quantity(amount.joules, 'J');
  const table = (label, rows, caption) => dataTable({
    caption: text(caption), rows, filter: row => row.name, columns: [
      { label: text(label), heading: true, cell: row => row.name ? [code(clip(row.name, 400)), element('span', { class: 'module', translate: 'no' }, ' ' + parameters(row))] : text('wholeProgram'), sort: row => row.name },
      { label: text('before'), number: true, cell: row => range(row.before), sort: row => row.before?.joules ?? 0 },
      { label: text('after'), number: true, cell: row => range(row.after), sort: row => row.after?.joules ?? 0 },
      { label: text('difference'), number: true, cell: row => difference(row.difference), sort: row => row.difference },
      { label: text('relative'), number: true, cell: row => row.relative == null ? '' : (row.relative < 0 ? '−' : '+') + decimal(Math.abs(100 * row.relative), 0) + '%', sort: row => row.relative ?? 0 },
      { label: text('verdict'), cell: verdict, sort: verdict },
    ],
  });
  const [target] = comparison.target;
  const date = new Intl.DateTimeFormat(page.language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(comparison.beforeCreatedAt));
  return [
    element('p', { class: 'lead' }, withValues('comparedWith', { name: code(comparison.beforeName), date }), ' ',
      text('compared.' + target.verdict, { before: range(target.before), after: range(target.after), difference: difference(target.difference) })),
    element('ul', { class: 'notes' },
      comparison.refusals.map(sentence => element('li', {}, text('notComparable'), ' ', inEnglish(sentence))),
      comparison.cautions.map(sentence => element('li', {}, inEnglish(sentence))),
      element('li', {}, text('verdictNote'))),
    table('part', comparison.target, 'comparedTarget'),
    comparison.endpoints.length ? table('endpoint', comparison.endpoints, 'comparedEndpoints') : null,
    table('method', comparison.methods, 'comparedMethods'),
  ].filter(Boolean);
}

function contents() {
  const links = ids => element('ul', {}, ids.map(([id, key]) => element('li', {}, element('a', { href: '#' + id }, text(key)))));
  return element('nav', { 'aria-label': text('contents') },
    links([...record.comparison ? [['comparison', 'comparison']] : [], ['summary', 'summary'], ['fix', 'fixFirst'], ['how', 'howMeasured'],
      ['flame', 'flame'], ['methods', 'methods'], ['endpoints', 'endpoints'], ...hasProcesses ? [['processes', 'processes']] : [], ['threads', 'threads'], ['buckets', 'buckets'], ['timeline', 'timeline']]));
}

function render() {
  document.documentElement.lang = page.language;
  document.documentElement.dataset.theme = page.theme;
  document.title = text('title', { target: record.target.name });
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = text(node.dataset.text);
  for (const node of document.querySelectorAll('[data-language]')) node.setAttribute('aria-pressed', String(node.dataset.language === page.language));
  for (const node of document.querySelectorAll('[data-theme-choice]')) node.setAttribute('aria-pressed', String(node.dataset.themeChoice === page.theme));

  sized.disconnect();
  drawings.length = 0;
  const date = new Intl.DateTimeFormat(page.language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(record.createdAt));
  document.getElementById('main').replaceChildren(
    element('div', { class: 'title' },
      element('h1', {}, withValues('title', { target: element('span', { translate: 'no' }, clip(visible(record.target.name), 120)) })),
      element('p', { class: 'subtitle' }, text('subtitle', { date, duration: seconds(record.durationSeconds), cpuModel: record.host.cpuModel }))),
    contents(),
    ...record.comparison ? [section('comparison', 2, text('comparison'), ...comparisonSection())] : [],
    section('summary', 2, text('summary'), summary()),
    section('fix', 2, text('fixFirst'), ...fixFirst().filter(Boolean)),
    section('how', 2, text('howMeasured'), ...howMeasured()),
    element('h2', { class: 'part' }, text('partDeveloper')),
    section('flame', 3, text('flame'), flameGraph()),
    section('methods', 3, text('methods'), ...gcByAllocationNote(), methodsTable()),
    section('endpoints', 3, text('endpoints'), endpointsTable()),
    ...hasProcesses ? [section('processes', 3, text('processes'), processesTable())] : [],
    section('threads', 3, text('threads'), threadsTable()),
    section('buckets', 3, text('buckets'), bucketsTable()),
    section('timeline', 3, text('timeline'), ...timelineSection()));
  document.querySelector('.page-footer').replaceChildren(element('p', {}, text('footer', { tool: record.tool.name, version: record.tool.version })));
  for (const drawing of drawings) {
    drawing.place = drawing.drawing.parentNode;
    drawing.draw();
    sized.observe(drawing.place);
  }
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-language], [data-theme-choice]');
  if (!button) return;
  if (button.dataset.language) {
    page.language = button.dataset.language;
    render();
  } else {
    page.theme = button.dataset.themeChoice;
    document.documentElement.dataset.theme = page.theme;
    for (const node of document.querySelectorAll('[data-theme-choice]')) node.setAttribute('aria-pressed', String(node === button));
  }
});

render();
