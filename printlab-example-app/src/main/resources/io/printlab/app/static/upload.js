// Sends dropped or chosen files one after the other, each with its own progress bar.
(() => {
  const drop = document.getElementById('drop');
  const files = document.getElementById('files');
  const list = document.getElementById('uploads');
  const wishes = ['material', 'work', 'colour', 'copies', 'after', 'group'].map((name) => document.getElementById(name)).filter((field) => field);
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const waiting = [];
  let sending = false;

  const make = (tag, className, textContent) => Object.assign(document.createElement(tag), { className, textContent });

  function line(file) {
    const item = make('li', 'card upload', '');
    const state = make('span', 'upload-state', 'Waits');
    const bar = Object.assign(document.createElement('progress'), { max: 1, value: 0 });
    bar.setAttribute('aria-label', 'Upload of ' + file.name);
    item.append(make('span', 'upload-name', file.name), state, bar);
    list.prepend(item);
    return { item, state, bar };
  }

  function add(chosen) {
    for (const file of chosen) waiting.push({ file, wishes: wishes.map((field) => [field.id, field.value.trim()]), ...line(file) });
    next();
  }

  function next() {
    const upload = sending ? null : waiting.shift();
    if (!upload) return;
    sending = true;
    const form = new FormData();
    for (const [name, value] of upload.wishes) if (value) form.append(name, value);
    form.append('file', upload.file, upload.file.name);
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/jobs');
    request.setRequestHeader('X-CSRF-Token', token);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = (event) => {
      if (!event.lengthComputable) return;
      upload.bar.value = event.loaded / event.total;
      upload.state.textContent = event.loaded < event.total
        ? Math.floor(event.loaded / event.total * 100) + ' %' : 'The lab reads it…';
    };
    request.onload = () => finish(upload, request.status, request.responseText);
    request.onerror = () => finish(upload, 0, '');
    request.send(form);
  }

  function finish(upload, status, text) {
    let answer = {};
    try { answer = JSON.parse(text); } catch { answer = {}; }
    upload.bar.remove();
    if (status >= 200 && status < 300) {
      upload.item.classList.add('done');
      upload.state.textContent = answer.state === 'AWAITING_APPROVAL' ? 'Handed in. Staff look at it first.'
        : answer.state === 'HELD' ? 'Handed in. It waits for the other job.' : 'In the queue';
      setTimeout(() => upload.item.remove(), 6000);
      htmx.trigger('#live', 'refresh');
    } else {
      upload.item.classList.add('failed');
      upload.state.textContent = answer.detail
        || (status === 0 ? 'The connection broke off, so nothing was kept. Send the file again.' : 'The lab answered ' + status + '.');
      again(upload);
    }
    sending = false;
    next();
  }

  // What was refused stays, with all that was said of it, until it is sent again or let go.
  function again(upload) {
    const button = Object.assign(make('button', 'button small', 'Send again'), { type: 'button' });
    button.addEventListener('click', () => {
      upload.item.remove();
      waiting.push({ ...upload, ...line(upload.file) });
      next();
    });
    upload.item.append(button);
  }

  document.getElementById('choose').addEventListener('click', () => files.click());
  files.addEventListener('change', () => { add(files.files); files.value = ''; });
  let depth = 0;
  addEventListener('dragenter', (event) => { event.preventDefault(); depth++; drop.classList.add('over'); });
  addEventListener('dragleave', () => { depth = Math.max(0, depth - 1); if (!depth) drop.classList.remove('over'); });
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    depth = 0;
    drop.classList.remove('over');
    add(event.dataTransfer.files);
  });
  addEventListener('beforeunload', (event) => { if (sending) event.preventDefault(); });
})();
