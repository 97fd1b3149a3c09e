package io.printlab.app.page;

import java.util.List;

/**
 * The form of a printer.
 *
 * @param id of the printer that is changed; empty for a new one
 * @param editable false for one of a settings file, which is only shown
 * @param node of the printer that is changed
 * @param choices drivers, each on its node
 * @param ready whether a driver is chosen, so that the rest of the form is there
 * @param general what every printer has
 * @param settings what its driver asks for
 * @param message what is wrong with the whole, or empty
 */
public record DeviceFormView(
        String id,
        String title,
        boolean editable,
        boolean removable,
        String node,
        List<Choice> choices,
        String choiceFault,
        boolean ready,
        List<Line> general,
        List<Line> settings,
        String message) {
    /** A driver on a node. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * One field.
     *
     * @param kind of a driver's setting
     * @param value empty for a secret
     * @param hint what an empty field means, or empty
     * @param fault what is wrong, or empty
     */
    public record Line(
            String name,
            String label,
            String help,
            String kind,
            String value,
            String hint,
            String unit,
            boolean required,
            String fault) {
        public String describedBy() {
            return fault.isEmpty() ? name + "-help" : name + "-help " + name + "-fault";
        }
    }

    public boolean isNew() {
        return id.isEmpty();
    }

    public String action() {
        return isNew() ? "/devices" : "/devices/" + id;
    }
}
