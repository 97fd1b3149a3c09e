package io.printlab.app.page;

import io.printlab.desk.DefinedDevice;
import io.printlab.desk.DriverForm;
import io.printlab.desk.SettingField;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Draws the form of a printer from what drivers describe and what was typed. */
final class DeviceForm {
    private final List<DriverForm> drivers;
    private final @Nullable DefinedDevice device;
    private final DeviceFormInput input;
    private final SortedMap<String, String> faults;

    /** @param device that is changed; null for a new one */
    DeviceForm(
            List<DriverForm> drivers,
            @Nullable DefinedDevice device,
            DeviceFormInput input,
            SortedMap<String, String> faults) {
        this.drivers = drivers;
        this.device = device;
        this.input = input;
        this.faults = faults;
    }

    DeviceFormView view(String message) {
        DriverForm chosen = drivers.stream()
                .filter(offered -> choice(offered).equals(input.text("choice")))
                .findFirst()
                .orElse(null);
        return new DeviceFormView(
                device == null ? "" : device.device().id().value(),
                device == null ? "Add a printer" : device.device().definition().name(),
                device == null || device.isEditable(),
                device != null && device.isRemovable(),
                device == null ? "" : device.device().node().value(),
                choices(),
                fault("node") + fault("driver"),
                chosen != null,
                chosen == null ? List.of() : general(),
                chosen == null ? List.of() : settings(chosen),
                message);
    }

    private List<DeviceFormView.Choice> choices() {
        List<DeviceFormView.Choice> choices = new ArrayList<>();
        for (DriverForm offered : drivers) {
            if (device == null || offered.node().equals(device.device().node().value())) {
                String value = choice(offered);
                choices.add(new DeviceFormView.Choice(
                        value, offered.driver() + " on " + offered.node(), value.equals(input.text("choice"))));
            }
        }
        return choices;
    }

    private List<DeviceFormView.Line> general() {
        List<DeviceFormView.Line> lines = new ArrayList<>();
        if (device == null) {
            lines.add(line("id", "Id", "Its name in programs, such as mk3-left. It stays."));
        }
        lines.add(line("name", "Name", "What people call it."));
        lines.add(line("model", "Model", "Jobs may ask for it."));
        lines.add(line("materials", "Materials", "What it can work, with commas, such as PLA, PETG."));
        lines.add(line(
                "nozzle", "nozzleMillimetres", "Nozzle", "Diameter in millimetres; of a laser, of its beam.", "mm"));
        lines.add(line("width", "volume", "Width", "Of what it can build.", "mm"));
        lines.add(line("depth", "volume", "Depth", "", "mm"));
        lines.add(line("height", "volume", "Height", "", "mm"));
        lines.add(line("tags", "Tags", "Words with commas, such as enclosed; jobs may ask for them."));
        return lines;
    }

    private List<DeviceFormView.Line> settings(DriverForm chosen) {
        return chosen.settings().stream().map(this::setting).toList();
    }

    /** What is kept secret never goes back to the page, neither what is stored nor what was typed. */
    private DeviceFormView.Line setting(SettingField setting) {
        String name = DeviceFormInput.SETTING + setting.key();
        String otherwise = setting.defaultValue() == null ? "" : setting.defaultValue();
        boolean secret = setting.secret();
        boolean kept = secret
                && device != null
                && device.device().definition().settings().containsKey(setting.key());
        String value = secret ? "" : input.has(name) ? input.text(name) : "";
        String hint = kept ? "Left empty, it stays as it is." : otherwise.isEmpty() ? "" : "Left empty: " + otherwise;
        return new DeviceFormView.Line(
                name,
                setting.label(),
                setting.help(),
                setting.kind(),
                setting.kind().equals("YES_NO") && value.isEmpty() ? otherwise : value,
                hint,
                "",
                setting.required() && !kept,
                fault("settings." + setting.key()));
    }

    private DeviceFormView.Line line(String name, String label, String help) {
        return line(name, name, label, help, "");
    }

    private DeviceFormView.Line line(String name, String field, String label, String help, String unit) {
        return new DeviceFormView.Line(
                name,
                label,
                help,
                unit.isEmpty() ? "TEXT" : "DECIMAL",
                input.text(name),
                "",
                unit,
                !name.equals("tags") && !name.equals("materials"),
                name.equals("depth") || name.equals("height") ? "" : fault(field));
    }

    private String fault(String field) {
        return faults.getOrDefault(field, "");
    }

    private static String choice(DriverForm offered) {
        return offered.node() + "/" + offered.driver();
    }
}
