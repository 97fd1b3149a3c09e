package io.printlab.devices.network;

import io.printlab.driver.DeviceListener;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverFeature;
import io.printlab.driver.DriverSetting;
import io.printlab.driver.DriverSettings;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the drivers of hosts with an HTTP interface have in common. */
public final class WebPrinter {
    public static final String URL = "url";
    public static final String API_KEY = "api-key";

    private WebPrinter() {}

    /** What every host can do that keeps the file and prints it by itself. */
    public static Set<DriverFeature> features(DriverFeature... more) {
        Set<DriverFeature> features = EnumSet.of(
                DriverFeature.PAUSE,
                DriverFeature.CANCEL,
                DriverFeature.TEMPERATURES,
                DriverFeature.PRINTS_FROM_OWN_STORAGE);
        features.addAll(Set.of(more));
        return features;
    }

    public static DriverSetting url(String example) {
        return new DriverSetting(
                URL,
                "Address",
                DriverSetting.Kind.URL,
                null,
                "Where its pages are, such as " + example
                        + ". With https its certificate must be one that Java trusts.");
    }

    /** @param defaultValue null if there is no host without a key */
    public static DriverSetting apiKey(String label, @Nullable String defaultValue, String help) {
        return new DriverSetting(API_KEY, label, DriverSetting.Kind.SECRET, defaultValue, help);
    }

    /**
     * Opens a session with such a host.
     *
     * @param driver id of the driver
     * @param system name of the host's program, for people
     * @param host makes the way to the host
     */
    public static DeviceSession open(
            String driver,
            String system,
            String keyHelp,
            WebClient client,
            DriverSettings settings,
            Function<HostWeb, PrinterHost> host,
            DeviceListener listener,
            Clock clock,
            Patience patience) {
        URI base;
        try {
            base = HostAddress.of(settings.text(URL));
        } catch (IOException wrong) {
            throw new PrintLabException(ErrorCategory.DEVICE, String.valueOf(wrong.getMessage()), wrong);
        }
        String key = settings.text(API_KEY);
        Map<String, String> headers = key.isEmpty() ? Map.of() : Map.of("X-Api-Key", requireKey(key, system));
        HostWeb web = new HostWeb(client, system, base, headers, keyHelp, patience.answer());
        return NetworkSession.open(host.apply(web), driver + " " + base.getAuthority(), listener, clock, patience);
    }

    private static String requireKey(String key, String system) {
        if (!key.matches("[!-~]{1,200}")) {
            throw new PrintLabException(
                    ErrorCategory.DEVICE,
                    "The key for " + system + " has spaces or other characters that no key has. Copy it again.");
        }
        return key;
    }
}
