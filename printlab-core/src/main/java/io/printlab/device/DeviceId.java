package io.printlab.device;

import io.printlab.error.PrintLabException;
import java.util.regex.Pattern;

/**
 * Identity of a device, chosen by the lab: 1 to 40 characters a-z, 0-9 and hyphen.
 */
public record DeviceId(String value) implements Comparable<DeviceId> {
    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public DeviceId {
        if (!LEGAL.matcher(value).matches()) {
            throw PrintLabException.user("A device id has 1 to 40 characters a-z, 0-9 and hyphen, such as mk3-left.");
        }
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
