// Keeps an open page true: follows the lab's events, fetches the live part anew, and writes readings in place.
(() => {
  const SETTLE_MS = 250;
  const RETRY_MS = 4000;
  const root = document.documentElement;
  let source = null;
  let timer = 0;
  let lost = false;
  // What happens between the drawing of the page and its first connection is not missed.
  let after = document.querySelector('meta[name="last-event"]')?.content;

  const live = () => document.getElementById('live');
  const topics = () => (live()?.dataset.topics || '').split(' ');
  // A part is not replaced under a person who types in it or decides something in it.
  const busy = () => Boolean(live().querySelector(':popover-open, textarea:focus, input:focus, select:focus'))
    || [...live().querySelectorAll('textarea, input')].some((field) => field.checkVisibility()
      && (field.type === 'checkbox' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue));

  function refreshSoon(delay = SETTLE_MS) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!live()) return;
      if (busy()) refreshSoon(1000);
      else htmx.trigger(live(), 'refresh');
    }, delay);
  }

  function concerns(kind, event) {
    const wanted = topics();
    return kind === 'device' ? wanted.includes('devices')
      : wanted.includes('jobs') || (kind === 'job' && wanted.includes('job:' + event.job));
  }

  function minutes(seconds) {
    const m = Math.round(seconds / 60);
    if (m < 1) return 'under a minute';
    if (m < 60) return m + ' min';
    if (m < 1440) return Math.floor(m / 60) + ' h ' + String(m % 60).padStart(2, '0') + ' min';
    return Math.floor(m / 1440) + ' d ' + Math.floor(m % 1440 / 60) + ' h';
  }

  function write(element, text) {
    if (element && element.textContent !== text) element.textContent = text;
  }

  function show(reading) {
    for (const box of document.querySelectorAll(`[data-device="${CSS.escape(reading.device)}"]`)) {
      if (box.dataset.job && reading.job != null && box.dataset.job !== String(reading.job)) continue;
      const find = (name) => box.querySelector(`[data-reading="${name}"]`);
      if (reading.progress != null) {
        const bar = find('progress');
        if (bar) bar.value = reading.progress;
        write(find('percent'), Math.floor(reading.progress * 100) + ' %');
      }
      if ('job' in box.dataset) {
        write(find('left'), reading.remainingSeconds == null ? '' : minutes(reading.remainingSeconds) + ' left');
        write(find('activity'), reading.activity || '');
      }
      for (const heater of reading.temperatures || []) {
        const name = CSS.escape(heater.heater);
        write(box.querySelector(`[data-actual="${name}"]`), Math.round(heater.actual) + ' °C');
        write(box.querySelector(`[data-target="${name}"]`), heater.target > 0 ? 'of ' + Math.round(heater.target) + ' °C' : '');
      }
    }
    document.dispatchEvent(new CustomEvent('printlab:reading', { detail: reading }));
  }

  function mark(isLost) {
    if (isLost) root.dataset.link = 'lost'; else delete root.dataset.link;
    if (lost && !isLost) refreshSoon(0);
    lost = isLost;
  }

  function open() {
    close();
    source = new EventSource('/api/v1/events' + (after ? '?after=' + after : ''));
    after = null;
    source.onopen = () => mark(false);
    source.onerror = () => {
      mark(true);
      if (source && source.readyState === EventSource.CLOSED) setTimeout(open, RETRY_MS);
    };
    for (const kind of ['job', 'queue', 'device']) {
      source.addEventListener(kind, (message) => { if (concerns(kind, JSON.parse(message.data))) refreshSoon(); });
    }
    source.addEventListener('reload', () => refreshSoon(0));
    source.addEventListener('telemetry', (message) => show(JSON.parse(message.data)));
  }

  function close() {
    if (source) source.close();
    source = null;
  }

  // A hidden page frees its connection: a browser has few for each host.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) close();
    else { open(); refreshSoon(0); }
  });
  addEventListener('pageshow', (event) => { if (event.persisted) { open(); refreshSoon(0); } });
  addEventListener('pagehide', close);

  // Says aloud which states changed when a part was fetched anew.
  let said = new Map();
  const states = () => new Map([...document.querySelectorAll('[data-announce]')]
    .map((chip) => [chip.dataset.announce + '|' + chip.className.replace(/tone-\w+/, ''), chip]));
  const remember = () => { said = new Map([...states()].map(([key, chip]) => [key, chip.textContent])); };
  document.addEventListener('htmx:afterSettle', () => {
    const changes = [...states()].filter(([key, chip]) => said.has(key) && said.get(key) !== chip.textContent)
      .map(([, chip]) => chip.dataset.announce + ': ' + chip.textContent);
    if (changes.length) write(document.getElementById('news'), changes.join('. '));
    remember();
    age();
  });
  document.addEventListener('htmx:sendError', (event) => {
    if (event.target.id !== 'live') write(document.getElementById('news'), 'The lab did not answer. Try again.');
    mark(true);
  });

  function age() {
    for (const time of document.querySelectorAll('time[data-relative]')) {
      const at = new Date(time.dateTime);
      time.title = at.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
      const m = Math.floor((Date.now() - at) / 60000);
      if (m >= 0 && m < 10080) {
        const h = Math.floor(m / 60);
        const d = Math.floor(h / 24);
        write(time, m < 1 ? 'just now' : h < 1 ? m + ' min ago' : d < 1 ? h + ' h ago' : d + (d === 1 ? ' day ago' : ' days ago'));
      }
    }
  }

  setInterval(age, 30000);
  age();
  remember();
  open();
})();
