package io.printlab.app.page;

import io.printlab.rule.RuleVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Who changed what in the rules, newest first.
 *
 * @param older number to go on from, or 0 if these are all
 */
public record RuleVersionsView(List<Version> versions, boolean mayPublish, long older) {
    static final int PAGE = 20;

    /** One version with what it changed. */
    public record Version(long number, boolean holds, String by, Moment at, String why, List<RuleChangeLine> changes) {}

    /**
     * @param published newest first, with one more than a page if there are older ones
     * @param start the rules that the lab begins with
     */
    static RuleVersionsView of(
            Viewing viewing, List<RuleVersion> published, RuleVersion start, long holds, boolean mayPublish) {
        List<Version> versions = new ArrayList<>();
        int shown = Math.min(PAGE, published.size());
        for (int index = 0; index < shown; index++) {
            RuleVersion version = published.get(index);
            RuleVersion before = index + 1 < published.size() ? published.get(index + 1) : start;
            versions.add(new Version(
                    version.number(),
                    version.number() == holds,
                    viewing.people().nameOf(version.by()),
                    viewing.moment(version.at()),
                    version.why(),
                    RuleChangeLine.between(before.rules(), version.rules())));
        }
        return new RuleVersionsView(
                versions,
                mayPublish,
                published.size() > PAGE ? published.get(PAGE - 1).number() : 0);
    }
}
