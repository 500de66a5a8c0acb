// Power over time, as steps, with the same figures in a table.

function timelineRows() {
  return record.timeline.map(([start, length, total, target, cpu]) => ({
    start, length,
    target: measuresEnergy ? target / length : cpu / length,
    total: measuresEnergy ? total / length : null,
  })).filter(row => row.length > 0);
}

function show(row, value) {
  return value === null ? '' : measuresEnergy ? watts(value) : digits(value, 2);
}

function timelineSection() {
  const rows = timelineRows();
  if (!rows.length) return [element('p', {}, text('timelineNone'))];
  const targets = rows.map(row => row.target);
  const drawing = svg('svg', {
    class: 'timeline', role: 'img',
    'aria-label': energyText('timelineLabel', { low: show(rows[0], Math.min(...targets)), high: show(rows[0], Math.max(...targets)) }),
  });
  whenSized(drawing, () => drawTimeline(drawing, rows));
  const columns = [
    { label: text('from'), number: true, heading: true, cell: row => seconds(row.start), sort: row => row.start },
    { label: text('length'), number: true, cell: row => seconds(row.length), sort: row => row.length },
    { label: text('powerTarget'), number: true, cell: row => show(row, row.target), sort: row => row.target },
    ...measuresEnergy ? [{ label: text('powerTotal'), number: true, cell: row => show(row, row.total), sort: row => row.total }] : [],
  ];
  return [
    element('p', {}, energyText('timelineIntro'), estimatedMark()),
    element('div', { class: 'timeline-place' }, drawing),
    element('p', { class: 'legend-line' }, key('target'), ' ', text('powerTarget'), measuresEnergy ? [' ', key('total'), ' ', text('powerTotal')] : null),
    element('details', {}, element('summary', {}, text('flameTable')), dataTable({ caption: captionOf('timelineCaption'), columns, rows, pageSize: 60 })),
    record.phases.length ? phasesTable() : '',
  ];
}

function phasesTable() {
  return dataTable({
    caption: captionOf('phasesCaption'), rows: record.phases, columns: [
      { label: text('phase'), heading: true, cell: row => text('phaseName', { number: record.phases.indexOf(row) + 1 }) },
      { label: text('from'), number: true, cell: row => seconds(row.startSeconds), sort: row => row.startSeconds },
      { label: text('length'), number: true, cell: row => seconds(row.lengthSeconds), sort: row => row.lengthSeconds },
      ...measuresEnergy ? [
        { label: text('energy'), number: true, cell: row => quantity(row.joules, 'J'), sort: row => row.joules },
        { label: text('averagePower'), number: true, cell: row => watts(row.lengthSeconds > 0 ? row.joules / row.lengthSeconds : 0), sort: row => row.joules / row.lengthSeconds }] : [],
      { label: text('cpu'), number: true, cell: row => seconds(row.cpuSeconds), sort: row => row.cpuSeconds },
    ],
  });
}

function key(kind) {
  return svg('svg', { class: 'key timeline', width: 14, height: 14, 'aria-hidden': 'true', focusable: 'false' }, svg('path', { class: kind, d: kind === 'target' ? 'M0 0H14V14H0Z' : 'M0 7H14' }));
}

function drawTimeline(drawing, rows) {
  const width = Math.max(280, drawing.parentNode.clientWidth);
  const height = 220;
  const [left, right, top, bottom] = [52, 8, 10, 34];
  const end = rows.at(-1).start + rows.at(-1).length;
  const most = Math.max(...rows.map(row => Math.max(row.target, row.total ?? 0))) || 1;
  const step = niceStep(most / 4);
  const ceiling = Math.ceil(most / step) * step;
  const x = time => left + (width - left - right) * time / end;
  const y = value => height - bottom - (height - top - bottom) * value / ceiling;
  const steps = read => rows.map(row => `${x(row.start).toFixed(1)} ${y(read(row)).toFixed(1)}H${x(row.start + row.length).toFixed(1)}`).join('L');

  const grid = [];
  for (let value = 0; value <= ceiling * 1.0001; value += step) {
    grid.push(svg('path', { class: 'grid', d: `M${left} ${y(value)}H${width - right}` }));
    grid.push(svg('text', { class: 'axis', x: left - 6, y: y(value) + 4, 'text-anchor': 'end' }, tick(value)));
  }
  const timeStep = niceStep(end / Math.max(2, Math.floor(width / 110)));
  for (let time = 0; time <= end * 1.0001; time += timeStep)
    grid.push(svg('text', { class: 'axis', x: x(time), y: height - bottom + 16, 'text-anchor': time > end * 0.97 ? 'end' : 'middle' }, tick(time)));

  drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
  drawing.setAttribute('width', width);
  drawing.setAttribute('height', height);
  drawing.replaceChildren(
    ...grid,
    svg('path', { class: 'target', d: `M${left} ${y(0)}L${steps(row => row.target)}L${x(end)} ${y(0)}Z` }),
    ...record.phases.slice(1).flatMap((phase, i) => [
      svg('path', { class: 'phase', d: `M${x(phase.startSeconds).toFixed(1)} ${top}V${height - bottom}` }),
      svg('text', { class: 'axis', x: x(phase.startSeconds) + 4, y: top + 10 }, text('phaseName', { number: i + 2 })),
    ]),
    ...rows[0].total === null ? [] : [svg('path', { class: 'total', d: 'M' + steps(row => row.total) })],
    svg('text', { class: 'axis', x: width - right, y: height - 4, 'text-anchor': 'end' }, text('seconds')),
    svg('text', { class: 'axis', x: 0, y: height - 4 }, text(measuresEnergy ? 'watts' : 'processors')));
}

function tick(value) {
  return new Intl.NumberFormat(page.language, { maximumSignificantDigits: 3 }).format(value);
}

function niceStep(rough) {
  const scale = 10 ** Math.floor(Math.log10(rough));
  return scale * ([1, 2, 5].find(factor => factor * scale >= rough * 0.999) ?? 10);
}
