package io.printlab.account;

import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The one place that decides who may do what, for pages, programs and chats alike. Every decision that is not a yes throws, with
 * category FORBIDDEN.
 */
public final class Access {
    private static final Set<Permission> OF_GROUP_STAFF = Collections.unmodifiableSet(EnumSet.of(
            Permission.SEE_ALL_JOBS, Permission.ACT_ON_ALL_JOBS, Permission.APPROVE_JOBS, Permission.MANAGE_PEOPLE));

    private Access() {}

    /** @param what completes "You may not …" */
    public static void require(Actor actor, Permission permission, String what) {
        if (!actor.may(permission)) {
            throw refused(permission, what);
        }
    }

    /** Looking after a group and its members: who manages people may, and the group's staff. */
    public static void requireManage(Actor actor, String group) {
        if (!mayManage(actor, group)) {
            throw PrintLabException.forbidden(
                    "You may not look after this group: you are not of its staff. Ask a member of the lab's staff.");
        }
    }

    public static boolean mayManage(Actor actor, String group) {
        return actor.may(Permission.MANAGE_PEOPLE) || actor.staffOf().contains(group);
    }

    /** Something with one device: the permission, and for a key that is for some devices alone that it is one of them. */
    public static void requireDevice(Actor actor, Permission permission, DeviceId device, String what) {
        require(actor, permission, what);
        requireReach(actor, device, what);
    }

    /** That a key which is for some devices alone is for this one. */
    public static void requireReach(Actor actor, DeviceId device, String what) {
        if (!actor.reaches(device)) {
            throw PrintLabException.forbidden("You may not " + what + ": this API key is for other devices than "
                    + device + ". Use a key for it, or do it on the lab's pages.");
        }
    }

    /** The permission for the whole lab, or for a group at least; for which is decided job by job and group by group. */
    public static void requireSomewhere(Actor actor, Permission permission, String what) {
        if (!maySomewhere(actor, permission)) {
            throw refused(permission, what);
        }
    }

    public static boolean maySomewhere(Actor actor, Permission permission) {
        return actor.may(permission)
                || (OF_GROUP_STAFF.contains(permission) && !actor.staffOf().isEmpty());
    }

    /** Reading somebody's job: the owner may, the staff of its group, and who sees all jobs. */
    public static void requireSee(Actor actor, Ownership job, String subject) {
        if (!maySee(actor, job)) {
            throw PrintLabException.forbidden(
                    "You may not see " + subject + ": it belongs to somebody else. Ask its owner or the lab's staff.");
        }
    }

    /** Acting on somebody's job: the owner may, the staff of its group, and who acts on all jobs. */
    public static void requireAct(Actor actor, Ownership job, String subject) {
        if (!mayAct(actor, job)) {
            throw PrintLabException.forbidden("You may not change " + subject
                    + ": it belongs to somebody else. Ask its owner or the lab's staff.");
        }
    }

    /** What staff alone do with a job, as {@link #mayAsStaff} says. */
    public static void requireAsStaff(Actor actor, Permission permission, Ownership job, String what) {
        if (!mayAsStaff(actor, permission, job)) {
            throw refused(permission, what);
        }
    }

    public static boolean maySee(Actor actor, Ownership job) {
        return mayAsStaff(actor, Permission.SEE_ALL_JOBS, job)
                || (actor.is(job.user()) && actor.may(Permission.SEE_QUEUE));
    }

    public static boolean mayAct(Actor actor, Ownership job) {
        return mayAsStaff(actor, Permission.ACT_ON_ALL_JOBS, job)
                || (actor.is(job.user()) && actor.may(Permission.SUBMIT_JOBS));
    }

    /** Who has the permission for all jobs, and the staff of the job's group, but not for a job of their own. */
    public static boolean mayAsStaff(Actor actor, Permission permission, Ownership job) {
        String group = job.group();
        boolean ofGroup = group != null
                && OF_GROUP_STAFF.contains(permission)
                && actor.staffOf().contains(group)
                && !actor.is(job.user());
        return actor.may(permission) || ofGroup;
    }

    private static PrintLabException refused(Permission permission, String what) {
        return PrintLabException.forbidden("You may not " + what + ": that needs the permission " + permission
                + ". Ask a member of the lab's staff.");
    }
}
