package io.printlab.app.page;

import io.printlab.app.enrolment.ClassLine;
import io.printlab.app.enrolment.ClassPreview;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for a class list, and what would become of the list.
 *
 * @param csv what was typed
 * @param preview null before anything was sent
 * @param fault why it cannot be read at all, or null
 */
public record ClassListView(
        String csv, @Nullable Preview preview, @Nullable String fault) {
    /** @param canAdd whether somebody is new and no line has a fault */
    public record Preview(List<ClassLine> added, int existing, List<ClassLine> faults, boolean canAdd) {}

    static ClassListView of(String csv, ClassPreview found) {
        boolean canAdd = found.faults().isEmpty() && !found.added().isEmpty();
        return new ClassListView(
                csv, new Preview(found.added(), found.existing().size(), found.faults(), canAdd), null);
    }
}
