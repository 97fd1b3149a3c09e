// Draws a printer's temperatures and goes on with every reading.
(() => {
  const box = document.querySelector('[data-plot]');
  if (!box || box.dataset.drawn) return;
  box.dataset.drawn = 'yes';
  const WINDOW_SECONDS = 1800;
  const device = box.dataset.plot;
  const colour = (name) => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.className = 'tone-' + name;
    probe.style.color = name === 'ink' ? 'var(--muted)' : 'var(--tone)';
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };
  const tones = ['bad', 'busy', 'good', 'warn'];
  let plot = null;
  let heaters = [];
  let data = [[]];

  function draw() {
    if (plot) plot.destroy();
    box.replaceChildren();
    const ink = colour('ink');
    const axis = { stroke: ink, grid: { stroke: 'rgba(128,136,152,.22)', width: 1 }, ticks: { show: false }, font: '12px system-ui' };
    const series = heaters.flatMap((heater, index) => [
      { label: heater[0].toUpperCase() + heater.slice(1), stroke: colour(tones[index % tones.length]), width: 2, points: { show: false }, value: (u, v) => v == null ? '' : Math.round(v) + ' °C' },
      { label: heater + ' target', stroke: colour(tones[index % tones.length]), width: 1, dash: [5, 5], points: { show: false }, value: (u, v) => v == null ? '' : Math.round(v) + ' °C' },
    ]);
    plot = new uPlot({
      width: box.clientWidth, height: 260, series: [{ label: 'Time', value: '{HH}:{mm}:{ss}' }, ...series],
      axes: [{ ...axis, values: (u, all, i, space, step) => all.map((t) => uPlot.fmtDate(step < 60 ? '{HH}:{mm}:{ss}' : '{HH}:{mm}')(new Date(t * 1000))) }, { ...axis, size: 56, values: (u, all) => all.map((v) => v + ' °C') }],
      scales: { y: { range: (u, low, high) => [0, Math.max(60, (high || 0) * 1.1)] } },
      legend: { show: true, live: true },
    }, data, box);
  }

  function shape(answer) {
    heaters = answer.lines.map((line) => line.heater);
    data = [answer.times, ...answer.lines.flatMap((line) => [line.actual, line.target.map((t) => t || null)])];
    if (heaters.length) draw();
  }

  const load = () => fetch('/printers/' + encodeURIComponent(device) + '/temperatures')
    .then((response) => response.ok ? response.json() : Promise.reject(new Error(response.status))).then(shape)
    .catch(() => { if (!plot) box.textContent = 'The readings could not be fetched. They appear as the printer reports them.'; });

  function reading(event) {
    if (!box.isConnected) { document.removeEventListener('printlab:reading', reading); return; }
    const report = event.detail;
    if (report.device !== device) return;
    const names = (report.temperatures || []).map((t) => t.heater);
    if (names.join() !== heaters.join()) { load(); return; }
    const now = Math.round(new Date(report.at || Date.now()) / 1000);
    if (data[0].length && now - data[0][data[0].length - 1] < 2) return;
    data[0].push(now);
    report.temperatures.forEach((t, i) => { data[1 + 2 * i].push(t.actual); data[2 + 2 * i].push(t.target || null); });
    while (data[0].length && data[0][0] < now - WINDOW_SECONDS) data.forEach((column) => column.shift());
    plot.setData(data);
  }

  document.addEventListener('printlab:reading', reading);
  addEventListener('resize', () => { if (plot && box.isConnected) plot.setSize({ width: box.clientWidth, height: 260 }); });
  new MutationObserver(() => { if (plot && box.isConnected) draw(); })
    .observe(document.documentElement, { attributes: true, attributeFilter: ['data-shown'] });
  load();
})();
