package io.printlab.account;

import io.printlab.error.PrintLabException;

/** The one place that decides who may do what. Every decision that is not a yes throws, with category FORBIDDEN. */
public final class Access {
    private Access() {}

    /** @param what completes "You may not …" */
    public static void require(Actor actor, Permission permission, String what) {
        if (!actor.may(permission)) {
            throw PrintLabException.forbidden("You may not " + what + ": that needs the permission " + permission
                    + ". Ask a member of the lab's staff.");
        }
    }

    /** Reading somebody's job: the owner may, and who sees all jobs. */
    public static void requireSee(Actor actor, UserId owner, String subject) {
        if (!maySee(actor, owner)) {
            throw PrintLabException.forbidden(
                    "You may not see " + subject + ": it belongs to somebody else. Ask its owner or the lab's staff.");
        }
    }

    /** Acting on somebody's job: the owner may, and who acts on all jobs. */
    public static void requireAct(Actor actor, UserId owner, String subject) {
        if (!mayAct(actor, owner)) {
            throw PrintLabException.forbidden("You may not change " + subject
                    + ": it belongs to somebody else. Ask its owner or the lab's staff.");
        }
    }

    public static boolean maySee(Actor actor, UserId owner) {
        return actor.may(Permission.SEE_ALL_JOBS) || (actor.is(owner) && actor.may(Permission.SEE_QUEUE));
    }

    public static boolean mayAct(Actor actor, UserId owner) {
        return actor.may(Permission.ACT_ON_ALL_JOBS) || (actor.is(owner) && actor.may(Permission.SUBMIT_JOBS));
    }
}
