package io.printlab.persistence;

import io.printlab.driver.DriverSetting;
import java.util.List;

/** The settings that a driver describes, in a jsonb column. */
record DriverForm(List<DriverSetting> settings) {}
