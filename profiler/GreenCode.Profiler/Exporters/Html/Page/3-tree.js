// The call tree: a flame graph and, as its equivalent, a table.

/** Typed arrays with the whole program as node 0; children are linked, and put in order when they are first looked at. */
function readTree(data) {
  const count = data.parent.length + 1;
  const tree = {
    count, frames: [[record.target.name, 'program', null], ...data.frames],
    parent: new Int32Array(count), frame: new Int32Array(count), depth: new Int32Array(count),
    self: new Float64Array(count), total: new Float64Array(count), cpu: new Float64Array(count),
    before: new Float64Array(count), beforeTotal: new Float64Array(count), width: new Float64Array(count),
    first: new Int32Array(count).fill(-1), next: new Int32Array(count).fill(-1), isInOrder: new Uint8Array(count),
  };
  const own = measuresEnergy ? data.self : data.cpu;
  tree.parent[0] = -1;
  for (let i = 1; i < count; i++) {
    tree.parent[i] = i - data.parent[i - 1];
    tree.frame[i] = data.frame[i - 1] + 1;
    tree.depth[i] = tree.depth[tree.parent[i]] + 1;
    tree.self[i] = tree.total[i] = own[i - 1];
    tree.cpu[i] = data.cpu[i - 1];
    if (data.before) tree.before[i] = tree.beforeTotal[i] = data.before[i - 1];
  }
  return linked(tree);
}

/** Sums what lies below each node, and links the children. */
function linked(tree) {
  const count = tree.count;
  for (let i = count - 1; i > 0; i--) {
    tree.total[tree.parent[i]] += tree.total[i];
    tree.cpu[tree.parent[i]] += tree.cpu[i];
    tree.beforeTotal[tree.parent[i]] += tree.beforeTotal[i];
  }
  // In a comparison a call must be seen that one record alone has: bars are as wide as the larger of both, and callers as their calls.
  if (record.comparison) {
    for (let i = count - 1; i >= 0; i--) {
      tree.width[i] += Math.max(tree.self[i], tree.before[i]);
      if (i > 0) tree.width[tree.parent[i]] += tree.width[i];
    }
  } else {
    tree.width = tree.total;
  }
  for (let i = count - 1; i > 0; i--) {
    tree.next[i] = tree.first[tree.parent[i]];
    tree.first[tree.parent[i]] = i;
  }
  return tree;
}

const wholeTree = readTree(record.tree);
let tree = wholeTree;
const hasProcesses = record.tree.frames.some(([, kind]) => kind === 'process');
const hasEndpoints = record.tree.frames.some(([, kind]) => kind === 'endpoint');
const moduleColours = new Map(moduleTotals().slice(0, 6).map(([name], i) => [name, i]));

function moduleTotals() {
  const totals = new Map();
  for (let i = 1; i < wholeTree.count; i++) {
    const [, kind, name] = wholeTree.frames[wholeTree.frame[i]];
    if (kind === 'method') totals.set(name ?? '', (totals.get(name ?? '') ?? 0) + wholeTree.self[i]);
  }
  return [...totals].sort((a, b) => b[1] - a[1]);
}

/**
 * The same energy put together in another way. by: what the first level stands for ('role', 'process', 'endpoint', 'module' or 'nothing').
 * fromSelf: the second level is the method that spent the energy itself, and below each method stand its callers.
 */
function arranged(by, fromSelf) {
  if (by === 'role' && !fromSelf) return wholeTree;
  const source = wholeTree;
  const frames = [...source.frames];
  const groups = new Map();
  const group = (name, kind) => {
    const key = kind + ' ' + name;
    if (!groups.has(key)) groups.set(key, frames.push([name, kind, null]) - 1);
    return groups.get(key);
  };
  const parent = [-1], frame = [0], self = [0], cpu = [0], before = [0];
  // A hash table of node numbers by parent and frame; 0, the root, is nobody's child and means free. A Map of such pairs takes several times as long.
  let places = new Int32Array(2 ** 16);
  const placeOf = (above, step) => {
    let place = Math.imul(Math.imul(above, 0x9e3779b1) ^ step, 0x85ebca6b);
    place = (place ^ place >>> 15) & places.length - 1;
    while (places[place] && !(parent[places[place]] === above && frame[places[place]] === step)) place = place + 1 & places.length - 1;
    return place;
  };
  const child = (above, step) => {
    const place = placeOf(above, step);
    if (places[place]) return places[place];
    const made = places[place] = parent.push(above) - 1;
    frame.push(step); self.push(0); cpu.push(0); before.push(0);
    if (parent.length * 2 > places.length) {
      places = new Int32Array(places.length * 4);
      for (let i = 1; i < parent.length; i++) places[placeOf(parent[i], frame[i])] = i;
    }
    return made;
  };
  const ownCpu = Float64Array.from(source.cpu);
  for (let i = source.count - 1; i > 0; i--) ownCpu[source.parent[i]] -= source.cpu[i];
  for (let i = 1; i < source.count; i++) {
    if (!(source.self[i] > 0 || source.before[i] > 0)) continue;
    const path = [];
    let first = by === 'endpoint' ? group('none', 'endpoint') : -1;
    for (let up = i; up > 0; up = source.parent[up]) {
      const [, kind] = source.frames[source.frame[up]];
      if (kind === by) first = source.frame[up];
      else if (kind !== 'role' && kind !== 'endpoint' && kind !== 'process') path.push(source.frame[up]);
    }
    if (by === 'module') {
      const [name, kind, module] = source.frames[source.frame[i]];
      first = kind === 'method' ? group(module ?? '', 'module') : kind === 'role' ? source.frame[i] : group(name, kind);
    }
    if (!fromSelf) path.reverse();
    if (first >= 0) path.unshift(first);
    let at = 0;
    for (const step of path) at = child(at, step);
    self[at] += source.self[i];
    cpu[at] += ownCpu[i];
    before[at] += source.before[i];
  }
  const count = parent.length;
  const result = {
    count, frames, parent: Int32Array.from(parent), frame: Int32Array.from(frame), depth: new Int32Array(count),
    self: Float64Array.from(self), total: Float64Array.from(self), cpu: Float64Array.from(cpu),
    before: Float64Array.from(before), beforeTotal: Float64Array.from(before), width: new Float64Array(count),
    first: new Int32Array(count).fill(-1), next: new Int32Array(count).fill(-1), isInOrder: new Uint8Array(count),
  };
  for (let i = 1; i < count; i++) result.depth[i] = result.depth[result.parent[i]] + 1;
  return linked(result);
}

/** The dearest call that this node makes, or -1; its siblings follow, dearest first. */
function firstChild(node) {
  if (!tree.isInOrder[node]) {
    const children = [];
    for (let child = tree.first[node]; child >= 0; child = tree.next[child]) children.push(child);
    children.sort((a, b) => tree.width[b] - tree.width[a]);
    children.forEach((child, i) => { tree.next[child] = children[i + 1] ?? -1; });
    tree.first[node] = children[0] ?? -1;
    tree.isInOrder[node] = 1;
  }
  return tree.first[node];
}

function* childrenOf(node) {
  for (let child = firstChild(node); child >= 0; child = tree.next[child]) yield child;
}

function nameOf(node) {
  const [name, kind] = tree.frames[tree.frame[node]];
  if (kind === 'rest') return text('smallerCalls');
  if (kind === 'endpoint' && name === 'none') return text('noRequest');
  if (kind === 'module') return name ? visible(name) : text('unknownModule');
  const key = kind + '.' + name;
  return kind !== 'method' && hasText(key) ? text(key) : visible(name);
}

function describe(node) {
  if (record.comparison) {
    return text('flameInfoCompared', {
      name: clip(nameOf(node), 300), after: amount(tree.total[node]), before: amount(tree.beforeTotal[node]), difference: difference(tree.total[node] - tree.beforeTotal[node]),
    });
  }
  return energyText('flameInfo', {
    name: clip(nameOf(node), 300), total: amount(tree.total[node]), share: share(tree.total[node], tree.total[0]),
    self: amount(tree.self[node]), cpu: seconds(tree.cpu[node]),
  });
}

function colourOf(node) {
  const [, kind, module] = tree.frames[tree.frame[node]];
  if (record.comparison) {
    const [before, after] = [tree.beforeTotal[node], tree.total[node]];
    const change = before > 0 ? (after - before) / before : after > 0 ? 1 : 0;
    return Math.abs(change) < 0.05 ? 'change0' : (change > 0 ? 'more' : 'less') + (Math.abs(change) < 0.3 ? 1 : 2);
  }
  return kind === 'method' ? 'module' + (moduleColours.get(module ?? '') ?? 'Other') : 'kind-' + kind;
}

function flameGraph() {
  const rowHeight = 22;
  const letterWidth = 7.3;
  const narrowest = 0.6;
  const state = { zoom: 0, selected: 0, matches: null };
  const info = element('p', { class: 'flame-info', 'aria-live': 'polite' });
  const found = element('p', { class: 'status', role: 'status' });
  const reset = element('button', { type: 'button', disabled: true, click: () => zoomTo(0) }, text('flameReset'));
  const drawing = svg('svg', {
    class: 'flame', role: 'tree', 'aria-label': text('flameLabel', { count: whole(wholeTree.count - 1) }), 'aria-describedby': 'flame-help',
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
    const scale = tree.width[state.zoom] > 0 ? width / tree.width[state.zoom] : 0;
    const waiting = [[state.zoom, 0]];
    while (waiting.length) {
      const [node, x] = waiting.pop();
      add(node, x, node === state.zoom ? width : tree.width[node] * scale, tree.depth[node]);
      let childX = x;
      for (const child of childrenOf(node)) {
        if (tree.width[child] * scale < narrowest) break;
        waiting.push([child, childX]);
        childX += tree.width[child] * scale;
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
    reset.disabled = node === 0;
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
      ArrowDown: () => select(tree.depth[node] < tree.depth[state.zoom] ? towards(state.zoom, node) : firstChild(node)),
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

  function choice(key, options, change) {
    return element('label', { class: 'search' }, text(key), ' ', element('select', { change: event => change(event.target.value) },
      options.map(option => element('option', { value: option }, text(key + '.' + option)))));
  }

  const arrangement = { by: 'role', from: 'total' };
  function arrange(change) {
    Object.assign(arrangement, change);
    tree = arranged(arrangement.by, arrangement.from === 'self');
    direction.textContent = text('flameDirection.' + arrangement.from);
    state.zoom = state.selected = 0;
    reset.disabled = true;
    state.matches = null;
    searchInput.value = '';
    found.textContent = '';
    draw();
    info.textContent = describe(0);
    if (table.open) table.replaceChildren(tableSummary, treeTable());
    else table.querySelector('.scroller')?.remove();
  }

  tree = wholeTree;
  const direction = element('span', {}, text('flameDirection.total'));
  const searchInput = element('input', { type: 'search', autocomplete: 'off', spellcheck: 'false', input: event => search(event.target.value.trim().toLowerCase()) });
  const tableSummary = element('summary', {}, text('flameTable'));
  const table = element('details', { toggle: event => { if (event.target.open && !event.target.querySelector('table')) event.target.append(treeTable()); } }, tableSummary);
  info.textContent = describe(0);
  whenSized(drawing, draw);
  return element('div', { class: 'flame-graph' },
    element('p', { id: 'flame-help' }, record.comparison ? text('flameIntroCompared') : energyText('flameIntro'), ' ', direction, ' ', text('flameHelp')),
    element('div', { class: 'toolbar' },
      element('label', { class: 'search' }, text('flameSearch'), ' ', searchInput),
      choice('flameFrom', ['total', 'self'], from => arrange({ from })),
      choice('flameBy', ['role', ...hasProcesses ? ['process'] : [], ...hasEndpoints ? ['endpoint'] : [], 'module', 'nothing'], by => arrange({ by })),
      reset),
    found,
    info,
    element('div', { class: 'flame-place' }, drawing),
    legend(),
    table);
}

function legend() {
  if (record.comparison) {
    return element('p', { class: 'legend-line' }, ['less2', 'less1', 'change0', 'more1', 'more2'].map(change => [' ', moduleKey(change), ' ', text('colour.' + change)]));
  }
  const modules = moduleTotals();
  return element('p', { class: 'legend-line' }, text('colours'), [...moduleColours].map(([name, i]) => [' ', moduleKey('module' + i), ' ', name ? element('span', { translate: 'no' }, clip(visible(name), 60)) : text('unknownModule')]),
    modules.length > moduleColours.size ? [' ', moduleKey('moduleOther'), ' ', text('otherModules')] : null);
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
      measuresEnergy ? element('td', { class: 'number' }, seconds(tree.cpu[node])) : null,
      record.comparison ? [element('td', { class: 'number' }, amount(tree.beforeTotal[node])), element('td', { class: 'number' }, difference(tree.total[node] - tree.beforeTotal[node]))] : null);
    row.treeLevel = level;

    function flip() {
      const open = toggle.getAttribute('aria-expanded') === 'true';
      toggle.setAttribute('aria-expanded', String(!open));
      if (open) {
        while (row.nextSibling && row.nextSibling.treeLevel > level) row.nextSibling.remove();
      } else {
        addChildren(firstChild(node), row);
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
      const more = element('tr', {}, element('td', { colspan: 4 + (measuresEnergy ? 1 : 0) + (record.comparison ? 2 : 0) },
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
    node = firstChild(node);
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
      measuresEnergy ? element('th', { scope: 'col', class: 'number' }, text('cpu')) : null,
      record.comparison ? ['before', 'difference'].map(key => element('th', { scope: 'col', class: 'number' }, text(key))) : null)),
    body));
}
