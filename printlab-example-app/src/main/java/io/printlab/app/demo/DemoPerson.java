package io.printlab.app.demo;

import io.printlab.account.Role;

/** A made-up person with what the person signs in with. */
record DemoPerson(String name, Role role, String password, String apiKey) {
    @Override
    public String toString() {
        return "DemoPerson[" + name + "]";
    }
}
