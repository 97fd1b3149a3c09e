package io.printlab.queue.semester;

import java.util.List;
import java.util.Locale;

/** The part of the starts that came within so many hours, one line for each order, as SVG. */
final class WaitPlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int LEFT = 60;
    private static final int BOTTOM = 310;
    private static final int TOP = 20;
    private static final int RIGHT = 690;
    private static final double MOST_HOURS = 168;
    private static final List<String> COLOURS = List.of("#888888", "#c2410c", "#7c3aed", "#0f766e");

    private WaitPlot() {}

    static String of(Comparison comparison, List<String> names) {
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " "
                + HEIGHT + "\" font-family=\"sans-serif\" font-size=\"12\">\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (int day = 0; day <= 7; day++) {
            svg.append(line(x(day * 24.0), TOP, x(day * 24.0), BOTTOM));
            svg.append(text(x(day * 24.0), BOTTOM + 18, "middle", "#333333", day + " d"));
        }
        for (int part = 0; part <= 4; part++) {
            svg.append(line(LEFT, y(part / 4.0), RIGHT, y(part / 4.0)));
            svg.append(text(LEFT - 8, y(part / 4.0) + 4, "end", "#333333", part * 25 + " %"));
        }
        for (int index = 0; index < names.size(); index++) {
            svg.append(curve(comparison.mean(names.get(index)).waits(), COLOURS.get(index)));
            svg.append(text(RIGHT - 12, BOTTOM - 80 + 18 * index, "end", COLOURS.get(index), names.get(index)));
        }
        svg.append(
                text((LEFT + RIGHT) / 2.0, HEIGHT - 10, "middle", "#333333", "prints that started within this wait"));
        return svg.append("</svg>\n").toString();
    }

    private static String curve(List<Double> waits, String colour) {
        StringBuilder points = new StringBuilder();
        for (int hour = 0; hour <= MOST_HOURS; hour += 2) {
            int limit = hour;
            double part = (double) waits.stream().filter(wait -> wait <= limit).count() / waits.size();
            points.append(number(x(hour))).append(',').append(number(y(part))).append(' ');
        }
        return "<polyline fill=\"none\" stroke-width=\"2\" stroke=\"" + colour + "\" points=\""
                + points.toString().strip() + "\"/>\n";
    }

    private static String line(double fromX, double fromY, double toX, double toY) {
        return "<line x1=\"" + number(fromX) + "\" y1=\"" + number(fromY) + "\" x2=\"" + number(toX) + "\" y2=\""
                + number(toY) + "\" stroke=\"#e5e5e5\"/>\n";
    }

    private static String text(double x, double y, String anchor, String colour, String words) {
        return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\" fill=\"" + colour
                + "\">" + words + "</text>\n";
    }

    private static double x(double hours) {
        return LEFT + hours / MOST_HOURS * (RIGHT - LEFT);
    }

    private static double y(double part) {
        return BOTTOM - part * (BOTTOM - TOP);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
