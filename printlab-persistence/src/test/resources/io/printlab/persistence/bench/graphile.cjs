// Prints how many jobs a second graphile-worker does: 16 at a time, fetched by its local queue.
const { makeWorkerUtils, run, Logger } = require("graphile-worker");
const { Pool } = require("pg");

const jobs = Number(process.argv[2]);
const logger = new Logger(() => () => {});

async function main() {
  const url = new URL(process.env.DATABASE_URL);
  const pgPool = new Pool({
    host: url.hostname,
    port: Number(url.port),
    database: url.pathname.slice(1),
    user: process.env.PGUSER,
    password: process.env.PGPASSWORD,
    max: 20,
  });
  pgPool.on("error", () => {});
  const utils = await makeWorkerUtils({ pgPool, logger });
  await utils.migrate();
  await utils.release();
  await pgPool.query(
    "SELECT count(graphile_worker.add_job('nothing', json_build_object('n', n))) FROM generate_series(1, $1::integer) n",
    [jobs],
  );
  let left = jobs;
  let ended;
  const end = new Promise((resolve) => {
    ended = resolve;
  });
  const start = process.hrtime.bigint();
  const runner = await run({
    pgPool,
    logger,
    noHandleSignals: true,
    preset: { worker: { concurrentJobs: 16, localQueue: { size: 500 } } },
    taskList: {
      nothing: async () => {
        if (--left === 0) {
          ended(process.hrtime.bigint());
        }
      },
    },
  });
  const seconds = Number((await end) - start) / 1e9;
  await runner.stop();
  await pgPool.end();
  console.log((jobs / seconds).toFixed(1));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
