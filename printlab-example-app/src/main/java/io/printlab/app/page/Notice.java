package io.printlab.app.page;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the visitor's last action led to: fixed sentences, so that a link cannot put words into the lab's mouth. */
enum Notice {
    PAUSE_ASKED("pausing", "The printer was asked to pause. It finishes its current move first."),
    RESUME_ASKED("resuming", "The printer was asked to go on."),
    CANCEL_ASKED("stopping", "The printer was asked to stop. The job is cancelled once it has."),
    STOP_ASKED("emergency", "The emergency stop was sent."),
    SUBMITTED("submitted", "The file is submitted once more. This is the new job."),
    BATCH_CANCELLED("batch", "The copies that no printer has yet are cancelled."),
    RESERVED("reserved", "The printer is kept free for that time."),
    UNRESERVED("unreserved", "The reservation is gone."),
    FILAMENT_CHANGED("filament", "The queue knows the filament now."),
    SAFETY_CHANGED("safety", "The printer is kept safe so from now on. The scripts hold with the next print."),
    CAMERA_CHANGED("camera", "The camera is changed. Its picture shows on the printer's page in some seconds."),
    ALARM_ACKNOWLEDGED("alarm-seen", "The alarm is acknowledged."),
    SPOOL_ADDED("spool-added", "The spool is in the stock. Print its label, or load it on the page of a printer."),
    SPOOL_CHANGED("spool-changed", "The spool is changed."),
    SPOOL_REMOVED("spool-removed", "The spool is out of the stock. Its history stays."),
    LOG_WRITTEN("log-written", "It stands in the log of the printer."),
    FITTED("fitted", "The queue knows the nozzle and the bed now."),
    TAGGED("tagged", "The printer's tags are changed."),
    DEVICE_ADDED("device-added", "The printer is added. Its node connects to it within seconds."),
    DEVICE_CHANGED("device-changed", "The printer is changed. Its node goes by it within seconds."),
    DEVICE_REMOVED("device-removed", "The printer is removed."),
    RULES_PUBLISHED(
            "rules-published", "The rules are published. The jobs that wait get their new places within moments."),
    GROUP_MADE("group-made", "The group is made. Put its members in."),
    GROUP_CHANGED("group-changed", "The group is changed."),
    GROUP_REMOVED("group-removed", "The group is removed."),
    MEMBERS_CHANGED("members", "The members of the group are changed."),
    PAIRED("paired", "The program fetches its key now. You find it among your keys."),
    NOT_PAIRED("not-paired", "The program gets no key."),
    MESSAGE_WRITTEN("written", "Your message is written. The other side is told of it."),
    CHANGE_ASKED("asked", "Its owner is asked for the change. The job waits for the answer."),
    REVISED("revised", "It is handed in. Staff look at it again."),
    JUDGED("judged", "The verdict is kept, and the charge follows it."),
    PICKED_UP("picked-up", "The print is picked up."),
    CORRECTED("corrected", "The account is corrected. The statement shows the entry with your reason."),
    SESSION_ENDED("session-ended", "That browser is signed out."),
    SESSIONS_ENDED("sessions-ended", "Every other browser is signed out."),
    SECOND_FACTOR_OFF("second-factor-off", "The second factor is off. Your password alone signs you in."),
    SECOND_FACTOR_REMOVED(
            "second-factor-removed", "The second factor is taken away, and the person is signed out everywhere."),
    LINKED("linked", "From now on you can sign in with the button, too."),
    UNLINKED("unlinked", "The link is gone."),
    CONFIRMED("confirmed", "Thank you. Do it once more now: for ten minutes nobody asks again."),
    REVOKED("revoked", "The key is revoked."),
    DEACTIVATED("deactivated", "The account is deactivated. Its sessions have ended and its keys stopped working."),
    REACTIVATED("reactivated", "The account is active again, with the password and the keys of before."),
    ROLE_CHANGED("role", "The role is changed."),
    EMAIL_CHANGED("email", "The e-mail address is changed."),
    SIGNED_OUT("signed-out", "The person is signed out everywhere."),
    WITHDRAWN("withdrawn", "The invitation is withdrawn. Its link does nothing any more."),
    JOINED("joined", "Your account is made. Sign in with it."),
    PASSWORD_CHOSEN("chosen", "Your new password is set, and you are signed out everywhere. Sign in with it."),
    PASSWORD_CHANGED("password", "Your password is changed. You are signed out everywhere else."),
    DELETED("deleted", "Your account is deleted. What you printed stays in the lab's figures, without your name.");

    private final String code;
    private final String sentence;

    Notice(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** The path with this notice for the page behind it. */
    String on(String path) {
        return path + (path.contains("?") ? "&" : "?") + "done=" + code;
    }

    /** @param code as the address carries it, or null */
    static @Nullable String sentence(@Nullable String code) {
        return Arrays.stream(values())
                .filter(notice -> notice.code.equals(code))
                .map(notice -> notice.sentence)
                .findFirst()
                .orElse(null);
    }
}
