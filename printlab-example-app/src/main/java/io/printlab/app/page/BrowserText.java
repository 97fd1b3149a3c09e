package io.printlab.app.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What browsers are called for people. */
final class BrowserText {
    /** In this order, because most browsers name others beside themselves. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser", "Samsung Internet"),
            Map.entry("Vivaldi", "Vivaldi"),
            Map.entry("Firefox", "Firefox"),
            Map.entry("FxiOS", "Firefox"),
            Map.entry("CriOS", "Chrome"),
            Map.entry("Chrome", "Chrome"),
            Map.entry("Safari", "Safari"),
            Map.entry("curl", "curl"),
            Map.entry("Java", "A Java program"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "an iPhone"),
            Map.entry("iPad", "an iPad"),
            Map.entry("Android", "Android"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS", "a Mac"),
            Map.entry("Linux", "Linux"));

    private BrowserText() {}

    /** @param userAgent as the browser sent it: hostile */
    static String of(String userAgent) {
        String browser = first(BROWSERS, userAgent);
        String system = first(SYSTEMS, userAgent);
        String name = browser == null ? "A browser" : browser;
        return system == null ? name : name + " on " + system;
    }

    private static @Nullable String first(List<Map.Entry<String, String>> names, String userAgent) {
        return names.stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
