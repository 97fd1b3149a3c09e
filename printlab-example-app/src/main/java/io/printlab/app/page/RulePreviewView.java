package io.printlab.app.page;

import io.printlab.revision.Consequence;
import io.printlab.revision.RulePreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What other rules would do to the queue of now, in words.
 *
 * @param summary most telling first
 * @param rows the jobs that move or that the rules say something of
 * @param more how many such jobs are not shown
 * @param differences what would change in the rules
 */
public record RulePreviewView(
        List<String> summary, List<Row> rows, int more, List<Owner> owners, List<RuleChangeLine> differences) {
    private static final int SHOWN = 200;

    /**
     * A job that moves.
     *
     * @param change {@code up}, {@code down} or {@code same}
     * @param cost what it is charged, before and after, or empty if that stays
     */
    public record Row(
            long job,
            String title,
            String owner,
            int before,
            int after,
            String change,
            String words,
            String cost,
            List<String> notes) {}

    /** What it is for one person. */
    public record Owner(String name, String words, String change) {}

    static RulePreviewView of(RulePreview preview, List<RuleChangeLine> differences, boolean ordersByWeights) {
        List<RulePreview.Move> told = preview.moves().stream()
                .filter(move -> move.up() != 0 || !move.consequences().isEmpty())
                .toList();
        return new RulePreviewView(
                summary(preview, ordersByWeights),
                told.stream().limit(SHOWN).map(RulePreviewView::row).toList(),
                Math.max(0, told.size() - SHOWN),
                preview.owners().stream()
                        .filter(owner -> owner.up() + owner.down() > 0)
                        .limit(SHOWN)
                        .map(RulePreviewView::owner)
                        .toList(),
                differences);
    }

    private static List<String> summary(RulePreview preview, boolean ordersByWeights) {
        List<String> lines = new ArrayList<>();
        long moving = preview.moving();
        int looked = preview.moves().size();
        if (looked == 0) {
            lines.add("Nobody waits now, so there is nothing to move.");
        } else if (moving == 0) {
            lines.add("Each of the " + looked + " jobs that wait keeps its place.");
        } else {
            lines.add(moving + " of " + looked + " jobs that wait move: at most " + places(preview.largestUp())
                    + " up and " + places(preview.largestDown()) + " down.");
        }
        if (preview.isCut()) {
            lines.add("Only the first " + looked + " of " + preview.inAll() + " jobs were looked at.");
        }
        add(
                lines,
                preview.with(Consequence.Kind.WOULD_BE_REFUSED),
                "would be refused if it came in now; what waits already stays.");
        add(
                lines,
                preview.with(Consequence.Kind.WOULD_NEED_APPROVAL),
                "would need approval if it came in now; what waits already stays.");
        add(lines, preview.with(Consequence.Kind.COULD_NOT_START_NOW), "could not start now on any printer that fits.");
        if (!ordersByWeights) {
            lines.add("This lab has a queue policy of its own: the weights change nothing, the limits do.");
        }
        return lines;
    }

    private static void add(List<String> lines, long jobs, String what) {
        if (jobs > 0) {
            lines.add(jobs + (jobs == 1 ? " job " : " jobs ") + what);
        }
    }

    private static Row row(RulePreview.Move move) {
        String change = move.up() > 0 ? "up" : move.up() < 0 ? "down" : "same";
        return new Row(
                move.job().value(),
                move.title(),
                move.ownerName(),
                move.before(),
                move.after(),
                change,
                change.equals("same") ? "stays" : Math.abs(move.up()) + " " + change,
                Math.abs(move.costAfter() - move.costBefore()) < 1e-6
                        ? ""
                        : hours(move.costBefore()) + " → " + hours(move.costAfter()),
                move.consequences().stream().map(Consequence::sentence).toList());
    }

    private static Owner owner(RulePreview.OwnerMove own) {
        String change = own.meanUp() > 0 ? "up" : own.meanUp() < 0 ? "down" : "same";
        return new Owner(
                own.name(),
                own.up() + " up, " + own.down() + " down of " + own.jobs() + ", on average "
                        + String.format(Locale.ROOT, "%.1f", Math.abs(own.meanUp())) + " "
                        + (change.equals("same") ? "places" : change),
                change);
    }

    private static String places(int places) {
        return places == 1 ? "1 place" : places + " places";
    }

    private static String hours(double hours) {
        return String.format(Locale.ROOT, "%.1f h", hours);
    }
}
