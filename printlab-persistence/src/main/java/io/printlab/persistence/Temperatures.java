package io.printlab.persistence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.printlab.device.Temperature;
import java.util.List;

/** A jsonb array of temperatures. */
record Temperatures(@JsonValue List<Temperature> values) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Temperatures {}
}
