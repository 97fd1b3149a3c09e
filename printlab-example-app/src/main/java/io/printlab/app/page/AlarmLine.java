package io.printlab.app.page;

import io.printlab.account.Permission;
import io.printlab.device.DeviceId;
import java.util.List;

/** An alarm of a printer that nobody has acknowledged. */
public record AlarmLine(long id, String device, String name, String sentence, Moment at, boolean mayAcknowledge) {
    static List<AlarmLine> all(Viewing viewing) {
        return viewing.lab().safety().alarms(viewing.actor()).stream()
                .map(alarm -> new AlarmLine(
                        alarm.id(),
                        alarm.device().value(),
                        viewing.deviceName(alarm.device()),
                        alarm.sentence(),
                        viewing.moment(alarm.at()),
                        viewing.actor().may(Permission.OPERATE_DEVICES)))
                .toList();
    }

    static List<AlarmLine> of(Viewing viewing, DeviceId device) {
        return all(viewing).stream()
                .filter(alarm -> alarm.device().equals(device.value()))
                .toList();
    }
}
