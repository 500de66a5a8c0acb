// The call tree: a flame graph and, as its equivalent, a table.

/** Typed arrays with the whole program as node 0; children are linked dearest first. */
function readTree(data) {
  const count = data.parent.length + 1;
  const tree = {
    count, frames: [[record.target.name, 'program', null], ...data.frames],
    parent: new Int32Array(count), frame: new Int32Array(count), depth: new Int32Array(count),
    self: new Float64Array(count), total: new Float64Array(count), cpu: new Float64Array(count),
    first: new Int32Array(count).fill(-1), next: new Int32Array(count).fill(-1),
  };
  const own = measuresEnergy ? data.self : data.cpu;
  tree.parent[0] = -1;
  for (let i = 1; i < count; i++) {
    tree.parent[i] = i - data.parent[i - 1];
    tree.frame[i] = data.frame[i - 1] + 1;
    tree.depth[i] = tree.depth[tree.parent[i]] + 1;
    tree.self[i] = tree.total[i] = own[i - 1];
    tree.cpu[i] = data.cpu[i - 1];
  }
  for (let i = count - 1; i > 0; i--) {
    tree.total[tree.parent[i]] += tree.total[i];
    tree.cpu[tree.parent[i]] += tree.cpu[i];
  }
  const cheapestFirst = Uint32Array.from({ length: count - 1 }, (_, i) => i + 1).sort((a, b) => tree.total[a] - tree.total[b]);
  for (const i of cheapestFirst) {
    tree.next[i] = tree.first[tree.parent[i]];
    tree.first[tree.parent[i]] = i;
  }
  return tree;
}

const tree = readTree(record.tree);
const moduleColours = new Map(moduleTotals().slice(0, 6).map(([name], i) => [name, i]));

function moduleTotals() {
  const totals = new Map();
  for (let i = 1; i < tree.count; i++) {
    const [, kind, name] = tree.frames[tree.frame[i]];
    if (kind === 'method') totals.set(name ?? '', (totals.get(name ?? '') ?? 0) + tree.self[i]);
  }
  return [...totals].sort((a, b) => b[1] - a[1]);
}

function* childrenOf(node) {
  for (let child = tree.first[node]; child >= 0; child = tree.next[child]) yield child;
}

function nameOf(node) {
  const [name, kind] = tree.frames[tree.frame[node]];
  if (kind === 'rest') return text('smallerCalls');
  const key = kind + '.' + name;
  return kind !== 'method' && hasText(key) ? text(key) : visible(name);
}

function describe(node) {
  return energyText('flameInfo', {
    name: clip(nameOf(node), 300), total: amount(tree.total[node]), share: share(tree.total[node], tree.total[0]),
    self: amount(tree.self[node]), cpu: seconds(tree.cpu[node]),
  });
}

function colourOf(node) {
  const [, kind, module] = tree.frames[tree.frame[node]];
  return kind === 'method' ? 'module' + (moduleColours.get(module ?? '') ?? 'Other') : 'kind-' + kind;
}

function flameGraph() {
  const rowHeight = 22;
  const letterWidth = 7.3;
  const narrowest = 0.6;
  const state = { zoom: 0, selected: 0, matches: null };
  const info = element('p', { class: 'flame-info', 'aria-live': 'polite' });
  const found = element('p', { class: 'status', role: 'status' });
  const reset = element('button', { type: 'button', hidden: true, click: () => zoomTo(0) }, text('flameReset'));
  const drawing = svg('svg', {
    class: 'flame', role: 'tree', 'aria-label': text('flameLabel', { count: whole(tree.count - 1) }), 'aria-describedby': 'flame-help',
    click: event => zoomTo(nodeAt(event)),
    pointerover: event => { const node = nodeAt(event); if (node >= 0) info.textContent = describe(node); },
    pointerleave: () => { info.textContent = describe(state.selected); },
    keydown: onKey,
  });

  function nodeAt(event) {
    const place = event.target.closest('[data-node]');
    return place ? Number(place.dataset.node) : -1;
  }

  function draw() {
    const width = Math.max(280, drawing.parentNode?.clientWidth ?? 0);
    const bars = [];
    // Labels lie in a layer of their own: shortened as they are, they are not the names of the bars.
    const labels = svg('g', { 'aria-hidden': 'true' });
    let rows = 0;
    const add = (node, x, w, row) => {
      rows = Math.max(rows, row + 1);
      const letters = Math.floor((w - 8) / letterWidth);
      const matched = state.matches && state.matches[tree.frame[node]];
      bars.push(svg('g', {
        class: `bar ${colourOf(node)}${matched ? ' matched' : ''}${row < tree.depth[state.zoom] ? ' above' : ''}`,
        role: 'treeitem', 'aria-level': row + 1, 'aria-label': describe(node), 'aria-selected': String(node === state.selected),
        tabindex: node === state.selected ? 0 : -1, 'data-node': node,
      }, svg('rect', { x: x + 0.5, y: row * rowHeight + 0.5, width: Math.max(0.4, w - 1), height: rowHeight - 1 })));
      if (letters >= 2) labels.append(svg('text', { class: matched ? 'matched' : null, x: x + 5, y: row * rowHeight + 15 }, clip(labelFor(node, letters), letters)));
    };

    for (let node = tree.parent[state.zoom]; node >= 0; node = tree.parent[node]) add(node, 0, width, tree.depth[node]);
    const scale = tree.total[state.zoom] > 0 ? width / tree.total[state.zoom] : 0;
    const waiting = [[state.zoom, 0]];
    while (waiting.length) {
      const [node, x] = waiting.pop();
      add(node, x, node === state.zoom ? width : tree.total[node] * scale, tree.depth[node]);
      let childX = x;
      for (const child of childrenOf(node)) {
        if (tree.total[child] * scale < narrowest) break;
        waiting.push([child, childX]);
        childX += tree.total[child] * scale;
      }
    }
    drawing.setAttribute('viewBox', `0 0 ${width} ${rows * rowHeight}`);
    drawing.setAttribute('width', width);
    drawing.setAttribute('height', rows * rowHeight);
    drawing.replaceChildren(...bars, labels);
  }

  function labelFor(node, letters) {
    const name = nameOf(node);
    return tree.frames[tree.frame[node]][1] === 'method' && name.length > letters ? shortName(name) : name;
  }

  function zoomTo(node) {
    if (node < 0) return;
    state.zoom = state.selected = node;
    reset.hidden = node === 0;
    const hadFocus = drawing.contains(document.activeElement);
    draw();
    info.textContent = describe(node);
    if (hadFocus) bar(node).focus();
  }

  function bar(node) {
    return drawing.querySelector(`[data-node="${node}"]`);
  }

  function select(node) {
    const target = node >= 0 && bar(node);
    if (!target) return;
    const before = bar(state.selected);
    before?.setAttribute('tabindex', -1);
    before?.setAttribute('aria-selected', 'false');
    state.selected = node;
    target.setAttribute('tabindex', 0);
    target.setAttribute('aria-selected', 'true');
    target.focus();
    info.textContent = describe(node);
  }

  function onKey(event) {
    const node = state.selected;
    const moves = {
      ArrowDown: () => select(tree.depth[node] < tree.depth[state.zoom] ? towards(state.zoom, node) : tree.first[node]),
      ArrowUp: () => select(tree.parent[node]),
      ArrowRight: () => select(tree.next[node]),
      ArrowLeft: () => select(previous(node)),
      Home: () => select(0),
      Enter: () => zoomTo(node),
      ' ': () => zoomTo(node),
      Escape: () => zoomTo(0),
    };
    if (!moves[event.key] || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    moves[event.key]();
  }

  function towards(descendant, ancestor) {
    let node = descendant;
    while (tree.parent[node] !== ancestor) node = tree.parent[node];
    return node;
  }

  function previous(node) {
    if (node === 0) return -1;
    let before = -1;
    for (const sibling of childrenOf(tree.parent[node])) {
      if (sibling === node) return before;
      before = sibling;
    }
    return before;
  }

  function search(wanted) {
    state.matches = wanted ? tree.frames.map(([name]) => name.toLowerCase().includes(wanted)) : null;
    if (state.matches) {
      const inside = new Uint8Array(tree.count);
      let spent = 0, count = 0;
      for (let i = 1; i < tree.count; i++) {
        if (state.matches[tree.frame[i]]) { inside[i] = 1; count++; }
        else inside[i] = inside[tree.parent[i]];
        if (inside[i]) spent += tree.self[i];
      }
      found.textContent = count ? text('flameMatches', { share: share(spent, tree.total[0]), count: whole(count) }) : text('flameNoMatches');
    } else {
      found.textContent = '';
    }
    draw();
  }

  info.textContent = describe(0);
  whenSized(drawing, draw);
  return element('div', { class: 'flame-graph' },
    element('p', { id: 'flame-help' }, energyText('flameIntro'), ' ', text('flameHelp')),
    element('div', { class: 'toolbar' },
      element('label', { class: 'search' }, text('flameSearch'), ' ', element('input', {
        type: 'search', autocomplete: 'off', spellcheck: 'false', input: event => search(event.target.value.trim().toLowerCase()),
      })),
      reset, found),
    info,
    element('div', { class: 'flame-place' }, drawing),
    element('p', { class: 'legend-line' }, text('colours'), [...moduleColours].map(([name, i]) => [' ', moduleKey('module' + i), ' ', name ? element('span', { translate: 'no' }, clip(visible(name), 60)) : text('unknownModule')]),
      moduleTotals().length > moduleColours.size ? [' ', moduleKey('moduleOther'), ' ', text('otherModules')] : null),
    element('details', { toggle: event => { if (event.target.open && !event.target.querySelector('table')) event.target.append(treeTable()); } },
      element('summary', {}, text('flameTable'))));
}

function moduleKey(colour) {
  return svg('svg', { class: 'key', width: 14, height: 14, 'aria-hidden': 'true', focusable: 'false' }, svg('g', { class: 'bar ' + colour }, svg('rect', { width: 14, height: 14 })));
}

function treeTable() {
  const body = element('tbody');
  const pageOfChildren = 50;

  function rowFor(node) {
    const level = tree.depth[node];
    const toggle = tree.first[node] < 0 ? null : element('button', {
      type: 'button', class: 'expand', 'aria-expanded': 'false', 'aria-label': text('expand', { name: clip(nameOf(node), 200) }), click: () => flip(),
    });
    const name = tree.frames[tree.frame[node]][1] === 'method' ? code(nameOf(node)) : nameOf(node);
    const heading = element('th', { scope: 'row' }, toggle, ' ', name);
    heading.style.paddingInlineStart = `${0.5 + Math.min(level, 30) * 0.9}rem`;
    const row = element('tr', {}, heading,
      element('td', { class: 'number' }, amount(tree.total[node])),
      element('td', { class: 'number' }, share(tree.total[node], tree.total[0])),
      element('td', { class: 'number' }, amount(tree.self[node])),
      measuresEnergy ? element('td', { class: 'number' }, seconds(tree.cpu[node])) : null);
    row.treeLevel = level;

    function flip() {
      const open = toggle.getAttribute('aria-expanded') === 'true';
      toggle.setAttribute('aria-expanded', String(!open));
      if (open) {
        while (row.nextSibling && row.nextSibling.treeLevel > level) row.nextSibling.remove();
      } else {
        addChildren(tree.first[node], row);
      }
    }

    row.open = () => { if (toggle) flip(); };
    return row;
  }

  function addChildren(from, after) {
    const rows = [];
    let child = from;
    for (; child >= 0 && rows.length < pageOfChildren; child = tree.next[child]) rows.push(rowFor(child));
    if (child >= 0) {
      const rest = child;
      const more = element('tr', {}, element('td', { colspan: measuresEnergy ? 5 : 4 },
        element('button', { type: 'button', class: 'more', click: () => { addChildren(rest, more); more.remove(); } }, text('showMore'))));
      more.treeLevel = tree.depth[child];
      rows.push(more);
    }
    after.after(...rows);
    return rows;
  }

  // Opens along the dearest path, so that the table begins with what matters.
  let node = 0;
  let row = rowFor(0);
  body.append(row);
  while (node >= 0 && tree.depth[node] < 12 && tree.first[node] >= 0) {
    row.open();
    row = row.nextSibling;
    node = tree.first[node];
    if (tree.total[node] < 0.2 * tree.total[0]) break;
  }

  const caption = captionOf('flameTableCaption');
  return scroller(caption, element('table', { class: 'tree' },
    element('caption', {}, caption),
    element('thead', {}, element('tr', {},
      element('th', { scope: 'col' }, text('callPath')),
      element('th', { scope: 'col', class: 'number' }, text('total')),
      element('th', { scope: 'col', class: 'number' }, text('selfShare')),
      element('th', { scope: 'col', class: 'number' }, text('self')),
      measuresEnergy ? element('th', { scope: 'col', class: 'number' }, text('cpu')) : null)),
    body));
}
