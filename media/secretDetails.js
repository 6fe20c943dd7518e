// The page of a secret. Holds a value only while it is shown, in the text of one cell, and keeps no state.
(() => {
  const vscode = acquireVsCodeApi();
  const words = document.body.dataset;
  const masked = '••••••••••••';
  const pairs = document.getElementById('pairs');
  const read = document.getElementById('read');
  const status = document.getElementById('status');
  /** @type {Map<number, ReturnType<typeof setTimeout>>} */
  const timers = new Map();

  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button === null) return;
    const { action, index } = button.dataset;
    if (action !== undefined) vscode.postMessage({ action, ...(index === undefined ? {} : { index: Number(index) }) });
  });

  window.addEventListener('message', ({ data }) => {
    if (pairs === null || status === null) return;
    status.textContent = '';
    if (data.kind === 'keys') drawKeys(data.keys);
    else if (data.kind === 'value') show(data.index, data.value, data.seconds);
    else if (data.kind === 'hidden') hide(data.index);
    else if (data.kind === 'forgotten') forget();
    else if (data.kind === 'failed') status.textContent = data.message;
  });

  function drawKeys(keys) {
    pairs.replaceChildren(...keys.map(rowOf));
    pairs.hidden = false;
    read.hidden = true;
    pairs.querySelector('button')?.focus();
  }

  function rowOf(key, index) {
    const row = document.createElement('tr');
    const name = document.createElement('th');
    name.scope = 'row';
    name.textContent = key;
    const value = document.createElement('td');
    const code = document.createElement('code');
    code.textContent = masked;
    value.append(code);
    const buttons = document.createElement('td');
    buttons.append(button('show', words.reveal, key, index), button('copy', words.copy, key, index));
    row.append(name, value, buttons);
    return row;
  }

  function button(action, label, key, index) {
    const element = document.createElement('button');
    element.className = 'secondary';
    element.dataset.action = action;
    element.dataset.index = String(index);
    element.textContent = label;
    element.setAttribute('aria-label', `${label}: ${key}`);
    return element;
  }

  function show(index, value, seconds) {
    draw(index, value, 'hide', words.hide);
    clearTimeout(timers.get(index));
    timers.set(
      index,
      setTimeout(() => hide(index), seconds * 1000),
    );
  }

  function hide(index) {
    clearTimeout(timers.get(index));
    timers.delete(index);
    draw(index, masked, 'show', words.reveal);
  }

  function draw(index, text, action, label) {
    const row = pairs.rows[index];
    if (row === undefined) return;
    row.querySelector('code').textContent = text;
    const toggle = row.querySelector('button');
    toggle.dataset.action = action;
    toggle.textContent = label;
    toggle.setAttribute('aria-label', `${label}: ${row.cells[0].textContent}`);
  }

  function forget() {
    for (const index of [...timers.keys()]) hide(index);
    pairs.replaceChildren();
    pairs.hidden = true;
    read.hidden = false;
  }
})();
