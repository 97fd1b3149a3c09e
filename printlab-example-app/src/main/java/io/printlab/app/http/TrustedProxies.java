package io.printlab.app.http;

import io.javalin.http.Context;
import io.printlab.error.PrintLabException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proxies whose word about a request counts: which address it came from, over which scheme, for which host. The headers of
 * anybody else are not looked at. No name is ever looked up. Thread-safe.
 */
public final class TrustedProxies {
    /** Nobody is trusted. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private static final Logger log = LoggerFactory.getLogger(TrustedProxies.class);
    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\\[[0-9a-fA-F:.]+](:[0-9]{1,5})?");
    private static final int MOST_HOPS = 50;

    private final List<Range> ranges;

    private TrustedProxies(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * The proxies of a list.
     *
     * @param list addresses and ranges such as {@code 127.0.0.1, 10.0.0.0/8, fd00::/8}; empty for none
     * @throws PrintLabException with category USER if one of them is none
     */
    public static TrustedProxies of(String list) {
        return new TrustedProxies(Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Range::of)
                .toList());
    }

    String address(Context ctx) {
        String direct = ctx.req().getRemoteAddr();
        if (!trusts(direct)) {
            return direct;
        }
        String nearest = direct;
        for (String hop : fromTheRight(ctx, "X-Forwarded-For")) {
            InetAddress address = literal(withoutPort(hop));
            if (address == null) {
                return nearest;
            }
            nearest = address.getHostAddress();
            if (!trusts(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    String scheme(Context ctx) {
        return told(ctx, "X-Forwarded-Proto")
                .filter(scheme -> scheme.equals("https") || scheme.equals("http"))
                .orElse(ctx.req().getScheme());
    }

    /** Null if the request names none. */
    @Nullable String host(Context ctx) {
        return told(ctx, "X-Forwarded-Host")
                .filter(host -> HOST.matcher(host).matches())
                .orElse(ctx.header("Host"));
    }

    /** What the nearest proxy says, if it is trusted. */
    private Optional<String> told(Context ctx, String header) {
        return trusts(ctx.req().getRemoteAddr())
                ? fromTheRight(ctx, header).stream().findFirst()
                : Optional.empty();
    }

    private static List<String> fromTheRight(Context ctx, String header) {
        List<String> values = new ArrayList<>(Collections.list(ctx.req().getHeaders(header)).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .toList());
        Collections.reverse(values);
        return values.subList(0, Math.min(MOST_HOPS, values.size()));
    }

    private boolean trusts(String address) {
        InetAddress known = ranges.isEmpty() ? null : literal(address);
        return known != null && ranges.stream().anyMatch(range -> range.holds(known));
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return hop.substring(1, Math.max(1, hop.indexOf(']')));
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    private static @Nullable InetAddress literal(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!V4.matcher(bare).matches()
                && !(bare.contains(":") && V6.matcher(bare).matches())) {
            return null;
        }
        try {
            return InetAddress.getByName(bare);
        } catch (UnknownHostException wrong) {
            log.debug("{} is no address", bare, wrong);
            return null;
        }
    }

    @Override
    public String toString() {
        return ranges.toString();
    }

    private record Range(InetAddress network, int bits) {
        static Range of(String text) {
            int slash = text.indexOf('/');
            InetAddress network = literal(slash < 0 ? text : text.substring(0, slash));
            String length = slash < 0 ? "" : text.substring(slash + 1);
            if (network == null || (slash >= 0 && !length.matches("[0-9]{1,3}"))) {
                throw wrong(text);
            }
            int most = network.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? most : Integer.parseInt(length);
            if (bits > most || bits == 0) {
                throw wrong(text);
            }
            return new Range(network, bits);
        }

        boolean holds(InetAddress address) {
            byte[] ours = network.getAddress();
            byte[] theirs = address.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if ((ours[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            return network.getHostAddress() + "/" + bits;
        }

        private static PrintLabException wrong(String text) {
            return PrintLabException.user("There is no proxy " + text
                    + ": give addresses and ranges such as 127.0.0.1, 10.0.0.0/8, fd00::/8");
        }
    }
}
