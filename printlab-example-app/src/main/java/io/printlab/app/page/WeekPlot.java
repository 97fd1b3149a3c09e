package io.printlab.app.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A figure for each week as bars, drawn here so that it needs no script. Coordinates for a view box of 600 by 220.
 *
 * @param top what the upper edge stands for, with its unit
 * @param mark height of the line that the figures are held to, or 0 for none
 * @param markText what that line stands for, with its unit
 */
public record WeekPlot(List<Bar> bars, String top, int mark, String markText) {
    private static final int LEFT = 50;
    private static final int RIGHT = 590;
    private static final int UPPER = 14;
    private static final int LOWER = 190;
    private static final double FILLED = 0.7;

    /**
     * @param label of the week
     * @param value with its unit
     */
    public record Bar(int x, int y, int width, int height, String label, String value) {
        public int middle() {
            return x + width / 2;
        }
    }

    /**
     * @param least what the upper edge stands for at least
     * @param mark the figure that they are held to, or 0
     */
    static WeekPlot of(List<String> weeks, List<Double> figures, String unit, double least, double mark) {
        double most = figures.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double top = Math.max(least, Math.ceil(most));
        double step = (double) (RIGHT - LEFT) / Math.max(1, weeks.size());
        List<Bar> bars = new ArrayList<>();
        for (int week = 0; week < weeks.size(); week++) {
            int height = (int) Math.round(figures.get(week) / top * (LOWER - UPPER));
            bars.add(new Bar(
                    (int) Math.round(LEFT + week * step + step * (1 - FILLED) / 2),
                    LOWER - height,
                    (int) Math.max(1, Math.round(Math.min(step, 80) * FILLED)),
                    height,
                    weeks.get(week),
                    String.format(Locale.ROOT, figures.get(week) < 10 ? "%.1f" : "%.0f", figures.get(week)) + unit));
        }
        return new WeekPlot(
                List.copyOf(bars),
                String.format(Locale.ROOT, "%.0f", top) + unit,
                mark == 0 ? 0 : LOWER - (int) Math.round(mark / top * (LOWER - UPPER)),
                String.format(Locale.ROOT, "%.0f", mark) + unit);
    }
}
