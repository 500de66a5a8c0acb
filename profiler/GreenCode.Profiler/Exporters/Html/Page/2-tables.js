// Tables that can be sorted, filtered and lengthened; bars with intervals.

/** A bar from 0 to value with a whisker from low to high, on the scale of its column. The figures stand beside it as text. */
function errorBar(value, low, high, most) {
  const width = 120;
  const x = joules => most > 0 ? Math.min(width, width * joules / most) : 0;
  return svg('svg', { class: 'bar', width, height: 16, viewBox: `0 0 ${width} 16`, 'aria-hidden': 'true', focusable: 'false' },
    svg('rect', { x: 0, y: 3, width: x(value), height: 10 }),
    high > low ? svg('path', { d: `M${x(low)} 8H${x(high)}M${x(low)} 4V12M${x(high)} 4V12` }) : null);
}

function divided(parts, all) {
  const bar = svg('svg', { class: 'parts', viewBox: '0 0 1000 24', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' });
  let x = 0;
  parts.forEach((part, i) => {
    const width = all > 0 ? 1000 * part.value / all : 0;
    if (width > 0) bar.append(svg('rect', { class: 'part' + i, x, y: 0, width, height: 24 }));
    x += width;
  });
  return bar;
}

/** A bar in parts with its table: the legend holds the figures, so that colour alone says nothing. */
function dividedWithLegend(caption, parts, all) {
  return element('figure', { class: 'division' },
    element('figcaption', {}, caption),
    divided(parts, all),
    element('table', { class: 'legend' },
      element('caption', { class: 'only-heard' }, caption),
      element('thead', { class: 'only-heard' }, element('tr', {},
        element('th', { scope: 'col' }, text('part')), element('th', { scope: 'col' }, text(measuresEnergy ? 'energy' : 'cpu')), element('th', { scope: 'col' }, text('selfShare')))),
      element('tbody', {}, parts.map((part, i) => element('tr', {},
        element('th', { scope: 'row' }, svg('svg', { class: 'key', width: 14, height: 14, 'aria-hidden': 'true', focusable: 'false' }, svg('rect', { class: 'part' + i, width: 14, height: 14 })), ' ', part.node ?? part.label),
        element('td', {}, amount(part.value)),
        element('td', {}, share(part.value, all)))))));
}

function scroller(label, content) {
  return element('div', { class: 'scroller', role: 'region', tabindex: '0', 'aria-label': label }, content);
}

/**
 * columns: [{ label, cell(row) -> node or string, sort(row) -> number or string, number?, heading? }].
 * The first heading column names the row.
 */
function dataTable({ caption, columns, rows, filter, pageSize = 50 }) {
  const state = { sorted: null, descending: true, wanted: '', shown: pageSize };
  const body = element('tbody');
  const status = element('p', { class: 'status', role: 'status' });
  const more = element('button', { type: 'button', class: 'more', click: () => { state.shown += 10 * pageSize; show(); } }, text('showMore'));
  const heads = columns.map((column, i) => element('th', { scope: 'col', class: column.number ? 'number' : null },
    column.sort ? element('button', { type: 'button', class: 'sort', click: () => sortBy(i) }, column.label) : column.label));

  function sortBy(i) {
    state.descending = state.sorted === i ? !state.descending : Boolean(columns[i].number);
    state.sorted = i;
    show();
  }

  function show() {
    const found = state.wanted ? rows.filter(row => filter(row).toLowerCase().includes(state.wanted)) : [...rows];
    if (state.sorted !== null) {
      const key = columns[state.sorted].sort;
      const order = state.descending ? -1 : 1;
      found.sort((a, b) => order * (typeof key(a) === 'number' ? key(a) - key(b) : key(a).localeCompare(key(b), page.language)));
    }
    heads.forEach((head, i) => state.sorted === i
      ? head.setAttribute('aria-sort', state.descending ? 'descending' : 'ascending')
      : head.removeAttribute('aria-sort'));
    body.replaceChildren(...found.slice(0, state.shown).map(row => element('tr', {}, columns.map(column => column.heading
      ? element('th', { scope: 'row' }, column.cell(row))
      : element('td', { class: column.number ? 'number' : null }, column.cell(row))))));
    const shown = Math.min(state.shown, found.length);
    status.textContent = rows.length > pageSize || state.wanted ? text('shown', { shown: whole(shown), count: whole(found.length) }) : '';
    more.hidden = shown >= found.length;
  }

  show();
  const input = filter && rows.length > 8 ? element('input', {
    type: 'search', autocomplete: 'off', spellcheck: 'false',
    input: event => { state.wanted = event.target.value.trim().toLowerCase(); state.shown = pageSize; show(); },
  }) : null;
  return element('div', { class: 'data-table' },
    input ? element('label', { class: 'search' }, text('filter'), ' ', input) : null,
    scroller(caption, element('table', {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, heads)),
      body)),
    element('div', { class: 'table-foot' }, status, more));
}
