package io.printlab.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** Writes down, inside an open page, every text that its readings show, and proves that the page was never reloaded. */
final class Readings {
    private static final String FOLLOW = """
            () => {
              const places = {
                percent: '[data-reading="percent"]', left: '[data-reading="left"]',
                nozzle: '[data-actual="nozzle"]', bed: '[data-actual="bed"]', state: '.job-state .chip',
              };
              const seen = Object.fromEntries(Object.keys(places).map((name) => [name, []]));
              const look = () => {
                for (const [name, place] of Object.entries(places)) {
                  const text = document.querySelector(place)?.textContent.trim();
                  if (text && seen[name].at(-1) !== text) seen[name].push(text);
                }
              };
              new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
              look();
              window.seenReadings = seen;
            }
            """;

    private final Page page;

    private Readings(Page page) {
        this.page = page;
    }

    /** Begins with what the page shows now. */
    static Readings follow(Page page) {
        page.evaluate(FOLLOW);
        return new Readings(page);
    }

    /** The texts of one reading in their order; fails if the page was loaded anew since it was followed. */
    @SuppressWarnings("unchecked")
    List<String> of(String name) {
        Object texts = page.evaluate("name => window.seenReadings ? window.seenReadings[name] : null", name);
        assertThat(texts).as("what the page that was never reloaded remembers").isNotNull();
        return (List<String>) texts;
    }
}
