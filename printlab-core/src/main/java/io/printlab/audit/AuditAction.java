package io.printlab.audit;

/** What the log keeps. The names are stored and searched for: one that is used is never renamed. */
public enum AuditAction {
    JOB_APPROVED("approved a job"),
    JOB_REJECTED("rejected a job"),
    JOB_CHANGE_ASKED("asked the owner to change a job"),
    JOB_CHANGE_ANSWERED("changed a job or answered what staff asked"),
    JOB_HELD("put a job on hold"),
    JOB_RELEASED("released a job"),
    JOB_BOOSTED("moved a job up"),
    JOB_CANCELLED("cancelled a job"),
    JOB_SETTLED("said what became of a job"),
    JOB_STOP_ASKED("asked a printer to stop a job"),
    JOB_PAUSE_ASKED("asked a printer to pause a job"),
    JOB_RESUME_ASKED("asked a printer to go on with a job"),
    PRINT_JUDGED("said whether a print is good"),
    PRINT_GIVEN_AWAY("gave a print to its owner"),
    PRINT_THROWN_AWAY("threw a print away"),
    LEDGER_CORRECTED("corrected an account"),
    DEVICE_STOPPED("stopped a printer in an emergency"),
    DEVICE_FITTED("fitted a nozzle or a bed to a printer"),
    DEVICE_WORKED_ON("wrote to the log of a printer"),
    DEVICE_SERVICE_CHANGED("put a printer into maintenance or back to the queue"),
    DEVICE_FILAMENT_CHANGED("said which filament is loaded"),
    SPOOL_ADDED("added a spool"),
    SPOOL_DESCRIBED("said what a spool is"),
    SPOOL_CORRECTED("put right what is left of a spool"),
    SPOOL_REMOVED("took a spool out of the stock"),
    DEVICE_TAGGED("tagged a printer"),
    DEVICE_SAFETY_CHANGED("changed how a printer is kept safe"),
    ALARM_ACKNOWLEDGED("acknowledged an alarm"),
    CAMERA_SET("said where the camera of a printer is"),
    CAMERA_REMOVED("took the camera of a printer away"),
    DEVICE_ADDED("added a printer"),
    DEVICE_CHANGED("changed what a printer is"),
    DEVICE_REMOVED("removed a printer"),
    BED_CLEARED("said that a bed is clear"),
    RESERVATION_MADE("reserved a printer"),
    RESERVATION_REMOVED("took a reservation back"),
    RULES_PUBLISHED("published rules"),
    SIGNED_IN("signed in"),
    SIGN_IN_REFUSED("was refused at the sign-in"),
    SIGNED_OUT("signed out"),
    KEY_MADE("made an API key"),
    KEY_REVOKED("revoked an API key"),
    KEY_REFUSED("came with an API key that is not valid"),
    USER_ADDED("added a person"),
    USER_PASSWORD_CHANGED("changed a password"),
    USER_ROLE_CHANGED("gave a person another role"),
    USER_DEACTIVATED("switched an account off"),
    USER_REACTIVATED("switched an account on"),
    USER_CHANGED("changed what is known of a person"),
    USER_EXPORTED("took the data of an account away"),
    USER_ERASED("deleted an account"),
    RESET_LINK_MADE("made a link for a new password"),
    INVITATION_MADE("invited somebody"),
    INVITATION_WITHDRAWN("took an invitation back"),
    INVITATION_ACCEPTED("came by an invitation"),
    CLASS_IMPORTED("made the accounts of a class"),
    LAB_SET_UP("set the lab up"),
    SESSION_ENDED("signed a browser out"),
    SESSIONS_ENDED("signed out every other browser"),
    SECOND_FACTOR_ON("turned a second factor on"),
    SECOND_FACTOR_OFF("turned a second factor off"),
    RECOVERY_CODES_MADE("made new recovery codes"),
    PROVIDER_LINKED("linked an account of the identity provider"),
    PROVIDER_UNLINKED("took the link to the identity provider away"),
    USER_GROUP_CHANGED("put a person into a group or took one out"),
    GROUP_MADE("made a group"),
    GROUP_CHANGED("changed a group"),
    GROUP_REMOVED("removed a group"),
    AUDIT_EXPORTED("exported the audit log");

    private final String deed;

    AuditAction(String deed) {
        this.deed = deed;
    }

    /** What the actor did, in a few words that follow the actor's name. */
    public String deed() {
        return deed;
    }
}
