package io.printlab.device;

import io.printlab.error.PrintLabException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Words by which a lab tells devices apart, as in {@code enclosed}: 1 to 20 characters a-z, 0-9 and hyphen. */
public final class Tag {
    /** A device with this tag may print without anybody in the lab, however long. */
    public static final String OVERNIGHT = "overnight";

    private static final int MOST = 8;
    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9-]{0,19}");

    private Tag() {}

    /**
     * Tags as they are kept and compared: lower case, each once.
     *
     * @throws PrintLabException USER if one is no tag, or they are more than 8
     */
    public static Set<String> checked(Collection<String> tags) {
        Set<String> checked = new TreeSet<>();
        for (String tag : tags) {
            String plain = tag.strip().toLowerCase(Locale.ROOT);
            if (!LEGAL.matcher(plain).matches()) {
                throw PrintLabException.user(
                        "A tag has 1 to 20 characters a-z, 0-9 and hyphen, such as enclosed; mend the tag.");
            }
            checked.add(plain);
        }
        if (checked.size() > MOST) {
            throw PrintLabException.user(
                    "There are at most " + MOST + " tags, not " + checked.size() + ". Leave some out.");
        }
        return Set.copyOf(checked);
    }
}
