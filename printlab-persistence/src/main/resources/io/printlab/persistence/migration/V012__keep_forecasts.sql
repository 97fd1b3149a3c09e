CREATE TABLE forecast (
    job                 bigint      NOT NULL CONSTRAINT forecast_job_exists REFERENCES job,
    occasion            text        NOT NULL CONSTRAINT forecast_occasion_known CHECK (occasion IN ('QUEUED', 'CLAIMED')),
    at                  timestamptz NOT NULL,
    estimate            bigint CHECK (estimate >= 0),
    start_early         timestamptz NOT NULL,
    start_likely        timestamptz NOT NULL,
    start_late          timestamptz NOT NULL,
    finish_early        timestamptz NOT NULL,
    finish_likely       timestamptz NOT NULL,
    finish_late         timestamptz NOT NULL,
    played_start_early   timestamptz NOT NULL,
    played_start_likely  timestamptz NOT NULL,
    played_start_late    timestamptz NOT NULL,
    played_finish_early  timestamptz NOT NULL,
    played_finish_likely timestamptz NOT NULL,
    played_finish_late   timestamptz NOT NULL,
    PRIMARY KEY (job, occasion, at),
    CHECK (start_early <= start_likely AND start_likely <= start_late AND finish_early <= finish_likely AND finish_likely <= finish_late)
);
COMMENT ON TABLE forecast IS 'What was foretold for a job, to be compared with what job_event says came. Only experience is lost with a row.';
COMMENT ON COLUMN forecast.job IS 'Which job it was made for.';
COMMENT ON COLUMN forecast.occasion IS 'QUEUED: it came into the queue. CLAIMED: a device got it, so only the end was open.';
COMMENT ON COLUMN forecast.at IS 'When the job came into the queue, or a device got it.';
COMMENT ON COLUMN forecast.estimate IS 'How many milliseconds the file says that it prints, or null.';
COMMENT ON COLUMN forecast.start_early IS 'One start in ten was expected before this.';
COMMENT ON COLUMN forecast.start_likely IS 'Half the starts were expected before this.';
COMMENT ON COLUMN forecast.start_late IS 'Nine starts in ten were expected before this.';
COMMENT ON COLUMN forecast.finish_early IS 'The same for the end of the print.';
COMMENT ON COLUMN forecast.finish_likely IS 'The same for the end of the print.';
COMMENT ON COLUMN forecast.finish_late IS 'The same for the end of the print.';
COMMENT ON COLUMN forecast.played_start_early IS 'What the plays alone said, before past forecasts widened it: what later forecasts learn from.';
COMMENT ON COLUMN forecast.played_start_likely IS 'As played_start_early.';
COMMENT ON COLUMN forecast.played_start_late IS 'As played_start_early.';
COMMENT ON COLUMN forecast.played_finish_early IS 'As played_start_early, for the end.';
COMMENT ON COLUMN forecast.played_finish_likely IS 'As played_start_early, for the end.';
COMMENT ON COLUMN forecast.played_finish_late IS 'As played_start_early, for the end.';
CREATE INDEX forecast_by_time ON forecast (at, job, occasion);

CREATE TABLE bed_clearing (
    device     text COLLATE "C" NOT NULL CONSTRAINT bed_clearing_device_exists REFERENCES device ON DELETE CASCADE,
    ended_at   timestamptz NOT NULL,
    cleared_at timestamptz NOT NULL CHECK (cleared_at >= ended_at),
    PRIMARY KEY (device, cleared_at)
);
COMMENT ON TABLE bed_clearing IS 'How long beds lay with a print that had ended.';
COMMENT ON COLUMN bed_clearing.device IS 'Whose bed it is.';
COMMENT ON COLUMN bed_clearing.ended_at IS 'When the last print on it had ended.';
COMMENT ON COLUMN bed_clearing.cleared_at IS 'When a person said that it was clear.';
CREATE INDEX bed_clearing_by_time ON bed_clearing (cleared_at, device);
