package io.printlab.app.page;

import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.account.User;
import io.printlab.device.DeviceId;
import java.time.Instant;
import java.time.ZoneId;

/**
 * One look at the lab: by whom, and when. Not thread-safe: one for each request.
 *
 * @param lastEvent id of the last event before it; what happened later may or may not be in it
 */
record Viewing(PrintLab lab, User user, Actor actor, Instant now, ZoneId zone, People people, long lastEvent) {
    boolean isStaff() {
        return actor.may(Permission.ACT_ON_ALL_JOBS) && actor.may(Permission.OPERATE_DEVICES);
    }

    boolean isGroupStaff() {
        return !actor.staffOf().isEmpty();
    }

    Moment moment(Instant at) {
        return Moment.of(at, now, zone);
    }

    String deviceName(DeviceId id) {
        return lab.devices().name(actor, id);
    }
}
