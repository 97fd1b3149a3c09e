package io.printlab.app.bench;

import java.util.ArrayList;
import java.util.List;

/** How long a page took, each time it was loaded. */
final class PageTimes {
    private final List<Double> millis = new ArrayList<>();

    void add(double taken) {
        millis.add(taken);
    }

    void addAll(PageTimes others) {
        millis.addAll(others.millis);
    }

    int count() {
        return millis.size();
    }

    double median() {
        return at(0.5);
    }

    double p95() {
        return at(0.95);
    }

    private double at(double share) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}
