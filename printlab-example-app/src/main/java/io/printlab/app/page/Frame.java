package io.printlab.app.page;

import org.jspecify.annotations.Nullable;

/**
 * What is around every page.
 *
 * @param section the part of the navigation that is marked: {@code jobs}, {@code queue}, {@code printers}, {@code desk},
 *     {@code rules}, {@code groups}, {@code people}, {@code audit}, {@code account}, or empty
 * @param notice what the visitor's last action led to, or null
 */
public record Frame(
        String title,
        String section,
        @Nullable Viewer viewer,
        @Nullable String notice) {
    /**
     * The person in front of the page.
     *
     * @param staff of the lab
     * @param groupStaff of some group
     * @param auditor whether the audit log is shown
     * @param people whether the person looks after other people's accounts
     * @param tasks how much waits for staff: beds to clear, interrupted jobs, jobs to approve; 0 for everybody else
     * @param csrfToken what every form carries
     * @param lastEvent id of the event after which the page follows the lab
     */
    public record Viewer(
            String name,
            String role,
            boolean staff,
            boolean groupStaff,
            boolean auditor,
            boolean people,
            long tasks,
            String csrfToken,
            long lastEvent) {
        /** Whether something may wait for the person as staff. */
        public boolean desk() {
            return staff || groupStaff;
        }
    }

    /** Token for forms; empty for a visitor who is not signed in. */
    public String csrf() {
        return viewer == null ? "" : viewer.csrfToken();
    }
}
