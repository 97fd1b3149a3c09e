package io.printlab.persistence;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns what the database refuses into the errors that callers know. */
final class DatabaseFailure {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final Set<String> REPEATABLE = Set.of("40P01", "40001");
    private static final Set<String> NOT_STORABLE_TEXT = Set.of("22021", "22P05");
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58");

    private static final Map<String, String> CONFLICTS = Map.of(
            "lab_user_name_unique", "The user name is taken. Choose another.",
            "api_key_lookup_unique", "There is an API key with this public part already. Make another one.",
            "sign_in_session_unique", "There is a session with this token already. Sign in again.",
            "spool_code_unique", "There is a spool with this code already. Give this one another code.",
            "spool_one_in_device", "The device has a spool already: somebody was faster. Look at it again.",
            "print_terms_reprint_once",
                    "This print was made good for nothing already. Print it again: it counts like any other.");

    private static final Map<String, String> MISSING = Map.ofEntries(
            Map.entry(
                    "credential_user_exists",
                    "There is no such user, so no password can be set. Look at the list of users."),
            Map.entry(
                    "api_key_owner_exists",
                    "There is no such user, so no API key can be made. Look at the list of users."),
            Map.entry("sign_in_session_user_exists", "There is no such user. Sign in again."),
            Map.entry("second_factor_user_exists", "There is no such user. Sign in again."),
            Map.entry("external_identity_user_exists", "There is no such user. Sign in again."),
            Map.entry("password_reset_user_exists", "There is no such user. Look at the list of people."),
            Map.entry("job_owner_exists", "There is no such user to own the job. Look at the list of users."),
            Map.entry("device_telemetry_device_exists", "There is no such device to report. Add the device first."),
            Map.entry("operation_device_exists", "There is no such device. Look at the list of devices."),
            Map.entry("device_log_device_exists", "There is no such device. Look at the list of devices."),
            Map.entry("spool_device_exists", "There is no such device. Look at the list of devices."),
            Map.entry("operation_job_exists", "There is no such job. Look at the list of jobs."),
            Map.entry("ledger_entry_owner_exists", "There is no such user, so no account. Look at the list of users."));

    private DatabaseFailure() {}

    static boolean isRepeatable(RuntimeException failure) {
        SQLException cause = cause(failure);
        return cause != null && REPEATABLE.contains(String.valueOf(cause.getSQLState()));
    }

    /** Whether the database refused a second row where this constraint allows one. */
    static boolean violates(RuntimeException failure, String uniqueConstraint) {
        SQLException cause = cause(failure);
        return cause != null
                && UNIQUE_VIOLATION.equals(cause.getSQLState())
                && uniqueConstraint.equals(constraint(cause));
    }

    static PrintLabException translated(RuntimeException failure) {
        SQLException cause = cause(failure);
        if (failure instanceof PrintLabException known) {
            return known;
        }
        if (cause == null) {
            return new PrintLabException(
                    ErrorCategory.INTERNAL, "The database layer failed: " + failure.getMessage(), failure);
        }
        String state = String.valueOf(cause.getSQLState());
        String constraint = constraint(cause);
        if (state.equals(UNIQUE_VIOLATION) && CONFLICTS.containsKey(constraint)) {
            return new PrintLabException(ErrorCategory.CONFLICT, CONFLICTS.get(constraint), failure);
        }
        if (state.equals(FOREIGN_KEY_VIOLATION) && MISSING.containsKey(constraint)) {
            return new PrintLabException(ErrorCategory.NOT_FOUND, MISSING.get(constraint), failure);
        }
        if (NOT_STORABLE_TEXT.contains(state)) {
            return new PrintLabException(
                    ErrorCategory.USER, "A text holds a character that cannot be stored. Send it without.", failure);
        }
        if (REPEATABLE.contains(state)) {
            return new PrintLabException(
                    ErrorCategory.UNAVAILABLE, "The database is too busy for this now. Try again.", failure);
        }
        return isUnavailable(cause, state)
                ? unavailable(cause)
                : new PrintLabException(
                        ErrorCategory.INTERNAL,
                        "The database refused a statement (" + state + "): " + cause.getMessage()
                                + " Please report this.",
                        failure);
    }

    /** The cause is for the log and for who starts the program; people at a page are not told how the lab is built. */
    static PrintLabException unavailable(Exception cause) {
        return new PrintLabException(
                ErrorCategory.UNAVAILABLE,
                "The lab's database does not answer. Nothing was changed that you were not told of; try again once it is"
                        + " back.",
                cause);
    }

    private static boolean isUnavailable(SQLException cause, String state) {
        boolean notFromTheServer = cause.getSQLState() == null;
        return cause instanceof SQLTransientConnectionException
                || notFromTheServer
                || state.equals("25P03")
                || (state.length() >= 2 && UNAVAILABLE_CLASSES.contains(state.substring(0, 2)))
                || state.startsWith("28")
                || state.equals("3D000");
    }

    private static @Nullable SQLException cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }

    private static String constraint(SQLException cause) {
        if (cause instanceof PSQLException postgres) {
            ServerErrorMessage message = postgres.getServerErrorMessage();
            if (message != null && message.getConstraint() != null) {
                return message.getConstraint();
            }
        }
        return "";
    }
}
