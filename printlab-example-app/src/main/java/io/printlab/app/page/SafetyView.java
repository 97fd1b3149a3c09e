package io.printlab.app.page;

import io.printlab.account.Permission;
import io.printlab.camera.CameraAddress;
import io.printlab.device.DeviceId;
import io.printlab.safety.Placeholder;
import io.printlab.safety.SafetySettings;
import java.util.List;

/**
 * The page on which administrators say how a printer is kept safe.
 *
 * @param expected version of the settings that the form began with
 * @param message what is wrong, or empty
 * @param preview what the scripts would send, with example values
 * @param commands whether its driver takes commands beside a print
 * @param camera its address, only for administrators
 * @param cameraFault why there is no picture, or empty
 */
public record SafetyView(
        String id,
        String name,
        long expected,
        SafetyForm form,
        String message,
        List<String> preview,
        boolean mayChange,
        boolean commands,
        String limits,
        String camera,
        String cameraFault) {
    static SafetyView of(Viewing viewing, DeviceId id) {
        SafetySettings settings = viewing.lab().safety().settings(viewing.actor(), id);
        return of(viewing, id, settings.version(), SafetyForm.of(settings), "", List.of());
    }

    static SafetyView of(
            Viewing viewing, DeviceId id, long expected, SafetyForm form, String message, List<String> preview) {
        boolean administers = viewing.actor().may(Permission.ADMINISTER);
        return new SafetyView(
                id.value(),
                viewing.deviceName(id),
                expected,
                form,
                message,
                preview,
                administers,
                viewing.lab().safety().takesCommands(viewing.actor(), id),
                PrinterSafety.of(viewing, id).limits(),
                administers
                        ? viewing.lab()
                                .cameras()
                                .address(viewing.actor(), id)
                                .map(CameraAddress::uri)
                                .map(Object::toString)
                                .orElse("")
                        : "",
                administers ? viewing.lab().cameras().fault(viewing.actor(), id).orElse("") : "");
    }

    public String placeholders() {
        return Placeholder.known();
    }
}
