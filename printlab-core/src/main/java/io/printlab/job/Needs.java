package io.printlab.job;

import io.printlab.device.Requirements;

/** What the analysis found that a job needs. */
public record Needs(Requirements requirements, PrintEstimate estimate) {}
