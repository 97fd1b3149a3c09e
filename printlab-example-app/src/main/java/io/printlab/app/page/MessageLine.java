package io.printlab.app.page;

import io.printlab.conversation.Conversation;
import io.printlab.conversation.JobMessage;
import java.util.List;

/**
 * A message about a job.
 *
 * @param sign what it means for the approval, or empty
 */
public record MessageLine(String author, boolean fromStaff, String sign, String text, Moment at) {
    static List<MessageLine> of(Viewing viewing, Conversation conversation) {
        return conversation.messages().stream()
                .map(message -> new MessageLine(
                        viewing.people().nameOf(message.by()),
                        message.fromStaff(),
                        sign(message.kind()),
                        message.text(),
                        viewing.moment(message.at())))
                .toList();
    }

    private static String sign(JobMessage.Kind kind) {
        return switch (kind) {
            case MESSAGE -> "";
            case CHANGE_ASKED -> "Asks for a change";
            case ANSWER -> "Answer";
        };
    }
}
