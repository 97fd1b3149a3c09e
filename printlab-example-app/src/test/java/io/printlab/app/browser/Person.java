package io.printlab.app.browser;

import io.printlab.account.Role;

/** The made-up people of the browser tests. */
enum Person {
    STUDENT("sam.student", "Sam Sample", Role.STUDENT),
    OTHER_STUDENT("olga.other", "Olga Other", Role.STUDENT),
    STAFF("stella.staff", "Stella Staff", Role.STAFF),
    ADMINISTRATOR("ann.admin", "Ann Admin", Role.ADMINISTRATOR);

    static final String PASSWORD = "made up for a test";

    private final String signInName;
    private final String displayName;
    private final Role role;

    Person(String signInName, String displayName, Role role) {
        this.signInName = signInName;
        this.displayName = displayName;
        this.role = role;
    }

    String signInName() {
        return signInName;
    }

    String displayName() {
        return displayName;
    }

    Role role() {
        return role;
    }
}
