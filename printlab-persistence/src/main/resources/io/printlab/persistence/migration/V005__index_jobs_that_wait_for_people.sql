-- The jobs that stand still without a device and outside the queue: few, counted for every page of the staff. QUEUED has its own index.
CREATE INDEX job_apart ON job (state) WHERE state IN ('ANALYSING', 'AWAITING_APPROVAL', 'HELD', 'INTERRUPTED');
