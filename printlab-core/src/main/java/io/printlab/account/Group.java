package io.printlab.account;

import io.printlab.error.PrintLabException;

/**
 * Some people who print for one purpose: a class, a team.
 *
 * @param name by which jobs, quotas and reservations know it, as {@link GroupName#checked} returns it; it never changes
 * @param title what people call it, 1 to 80 characters
 */
public record Group(String name, String title, Kind kind) {
    private static final int LONGEST_TITLE = 80;

    /** What holds the people together. */
    public enum Kind {
        CLASS,
        TEAM
    }

    /**
     * A group with a checked name and title.
     *
     * @param title blank for the name
     * @throws PrintLabException with category USER if the name or the title is not legal
     */
    public static Group checked(String name, String title, Kind kind) {
        String legal = GroupName.checked(name);
        String stripped = title.strip();
        if (stripped.length() > LONGEST_TITLE || stripped.chars().anyMatch(Character::isISOControl)) {
            throw PrintLabException.user("What a group is called has at most " + LONGEST_TITLE
                    + " plain characters. Choose a shorter title.");
        }
        return new Group(legal, stripped.isEmpty() ? name.strip() : stripped, kind);
    }
}
