package io.printlab.rule;

import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What printing costs, in the smallest unit of the lab's currency, such as cents.
 *
 * @param currency three letters, as in {@code EUR}
 * @param perHour on a device, 0 to {@link #HIGHEST}
 * @param perKilogram of a material that has no price of its own, 0 to {@link #HIGHEST}: a thousand times the price of a gram, which
 *     may be less than the smallest unit
 * @param materials at most one price each
 */
public record Prices(String currency, long perHour, long perKilogram, List<MaterialPrice> materials) {
    public static final long HIGHEST = 10_000_000;

    public static final Prices NONE = new Prices("EUR", 0, 0, List.of());

    /**
     * The price of one material.
     *
     * @param material upper case
     */
    public record MaterialPrice(String material, long perKilogram) {
        public MaterialPrice {
            material = material.strip().toUpperCase(Locale.ROOT);
            requirePrice(perKilogram);
        }
    }

    public Prices {
        currency = Currency.getInstance(currency).getCurrencyCode();
        requirePrice(perHour);
        requirePrice(perKilogram);
        materials = List.copyOf(materials);
        Set<String> named = new HashSet<>();
        for (MaterialPrice price : materials) {
            if (!named.add(price.material())) {
                throw new IllegalArgumentException("the material " + price.material() + " has two prices");
            }
        }
    }

    /** @param material null if it is not known */
    public long perKilogram(@Nullable String material) {
        return materials.stream()
                .filter(price -> price.material().equalsIgnoreCase(material))
                .mapToLong(MaterialPrice::perKilogram)
                .findFirst()
                .orElse(perKilogram);
    }

    /** How many digits the currency has after the point. */
    public static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    private static void requirePrice(long price) {
        if (price < 0 || price > HIGHEST) {
            throw new IllegalArgumentException("a price of " + price + "; it is 0 to " + HIGHEST);
        }
    }
}
