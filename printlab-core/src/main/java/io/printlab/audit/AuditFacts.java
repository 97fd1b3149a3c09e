package io.printlab.audit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How something stood, as names and texts. At most {@value #MOST} facts; a text is cut at {@value #LONGEST} characters. Secrets are
 * kept out: a name that says it holds one is refused, and what looks like an API key or a hash of a password is left out of texts.
 */
public record AuditFacts(SortedMap<String, String> values) {
    public static final int MOST = 20;
    public static final int LONGEST = 300;
    public static final AuditFacts NONE = new AuditFacts(new TreeMap<>());

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z]{0,39}");
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(password|passphrase|token|secret|credential|hash|cookie|recovery|key).*");
    private static final Pattern SECRET =
            Pattern.compile("pl_[0-9a-f]{6,}_[0-9a-f]+|\\$(argon2|2[aby]|scrypt|pbkdf2)[^\\s]*");

    public AuditFacts {
        SortedMap<String, String> clean = new TreeMap<>();
        values.forEach((name, text) -> clean.put(checked(name), cleaned(text)));
        if (clean.size() > MOST) {
            throw new IllegalArgumentException("an entry has at most " + MOST + " facts, not " + clean.size());
        }
        values = Collections.unmodifiableSortedMap(clean);
    }

    public static AuditFacts of(String name, @Nullable Object value) {
        return NONE.with(name, value);
    }

    /** @param value null leaves the fact out */
    public AuditFacts with(String name, @Nullable Object value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        if (value != null) {
            more.put(name, value.toString());
        }
        return new AuditFacts(more);
    }

    public static AuditFacts of(Map<String, String> values) {
        return new AuditFacts(new TreeMap<>(values));
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches() || SECRET_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a fact named " + name
                            + " is not kept: a name has 1 to 40 letters, begins with a small one, and no secret is written to the log");
        }
        return name;
    }

    private static String cleaned(String text) {
        String plain = SECRET.matcher(text.replaceAll("\\p{Cntrl}", " ")).replaceAll("(left out)");
        if (plain.length() <= LONGEST) {
            return plain;
        }
        int end = Character.isHighSurrogate(plain.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return plain.substring(0, end) + "…";
    }
}
