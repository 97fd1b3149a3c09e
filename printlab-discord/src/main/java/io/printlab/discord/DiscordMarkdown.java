package io.printlab.discord;

import java.util.regex.Pattern;

/** Makes text from outside harmless in a Discord message. */
final class DiscordMarkdown {
    /** Whatever starts a style, a link, a mention, an emoji or a timestamp. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\*_~`|>#\\[\\]()<:+\\-]");

    private static final String ZERO_WIDTH_SPACE = "\u200b";

    private DiscordMarkdown() {}

    /**
     * The text as Discord shows it literally, on one line.
     *
     * @param longest characters kept before escaping; a longer text ends with an ellipsis
     */
    static String literal(String text, int longest) {
        String line = text.codePoints()
                .map(c -> isInvisible(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        String escaped = SPECIAL.matcher(shortened(line, longest)).replaceAll("\\\\$0");
        // A backslash does not keep Discord from reading @everyone as a mention.
        return escaped.replace("@", "@" + ZERO_WIDTH_SPACE);
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
