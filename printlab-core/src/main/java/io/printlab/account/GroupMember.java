package io.printlab.account;

/**
 * Somebody in a group.
 *
 * @param staff whether the person sees, approves and acts on the jobs that are for the group
 */
public record GroupMember(UserId user, boolean staff) {}
