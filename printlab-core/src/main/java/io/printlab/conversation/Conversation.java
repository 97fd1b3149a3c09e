package io.printlab.conversation;

import java.util.List;

/** The messages about one job, oldest first. */
public record Conversation(List<JobMessage> messages) {
    public static final Conversation NONE = new Conversation(List.of());

    public Conversation {
        messages = List.copyOf(messages);
    }

    /** Whether staff wait for an answer of the owner. */
    public boolean isChangeAsked() {
        return messages.stream()
                .map(JobMessage::kind)
                .filter(kind -> kind != JobMessage.Kind.MESSAGE)
                .reduce((earlier, later) -> later)
                .filter(last -> last == JobMessage.Kind.CHANGE_ASKED)
                .isPresent();
    }
}
