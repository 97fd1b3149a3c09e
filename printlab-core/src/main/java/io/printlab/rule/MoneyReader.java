package io.printlab.rule;

import io.printlab.rule.AfterPrint.FailureReason;
import io.printlab.rule.AfterPrint.VerdictBy;
import io.printlab.rule.Prices.MaterialPrice;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what prints cost and why they fail. A part of {@link RuleReader}, which finds the rows and keeps the faults. */
final class MoneyReader {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(?:[.,][0-9]{1,9})?");
    private static final Pattern MATERIAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .+_-]{0,29}");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, String> values;
    private final Function<String, List<String>> rows;
    private final Function<String, @Nullable Double> number;
    private final BiConsumer<String, String> fault;

    MoneyReader(
            Map<String, String> values,
            Function<String, List<String>> rows,
            Function<String, @Nullable Double> number,
            BiConsumer<String, String> fault) {
        this.values = values;
        this.rows = rows;
        this.number = number;
        this.fault = fault;
    }

    @Nullable Prices prices() {
        String currency = text("prices.currency").toUpperCase(Locale.ROOT);
        if (currency.isEmpty()) {
            currency = Prices.NONE.currency();
        }
        if (!CURRENCIES.contains(currency)) {
            fault.accept(
                    "prices.currency",
                    "This is no currency. "
                            + RuleFields.named("prices.currency").allowed() + ".");
            return null;
        }
        int digits = Prices.digits(currency);
        long perHour = figure("prices.perHour", digits);
        long perKilogram = figure("prices.perGram", digits + Figure.PER_KILOGRAM);
        List<MaterialPrice> materials = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (String row : rows.apply(RuleSheet.MATERIAL_PRICES)) {
            String material = text(row + ".material").toUpperCase(Locale.ROOT);
            if (!MATERIAL.matcher(material).matches()) {
                fault.accept(row + ".material", "Name a material such as PLA or PETG.");
            } else if (!named.add(material)) {
                fault.accept(row + ".material", material + " has a price already. Take one of the rows away.");
            } else {
                materials.add(new MaterialPrice(
                        material, price(row + ".price", text(row + ".price"), digits + Figure.PER_KILOGRAM)));
            }
        }
        return new Prices(currency, perHour, perKilogram, materials);
    }

    @Nullable AfterPrint afterPrint(boolean pickUp, @Nullable Integer remind, @Nullable Integer dispose, boolean freeReprint) {
        if (remind != null && dispose != null && dispose < remind) {
            fault.accept(
                    "afterPrint.disposeAfterDays",
                    "Owners are reminded after " + remind + " days, so nothing is thrown away before.");
            return null;
        }
        return new AfterPrint(verdict(), pickUp, reasons(), remind, dispose, freeReprint);
    }

    private VerdictBy verdict() {
        String who = text("afterPrint.verdict").toUpperCase(Locale.ROOT);
        for (VerdictBy known : VerdictBy.values()) {
            if (known.name().equals(who)) {
                return known;
            }
        }
        if (!who.isEmpty()) {
            fault.accept("afterPrint.verdict", "A verdict is given by NOBODY, STAFF or OWNER.");
        }
        return VerdictBy.NOBODY;
    }

    private List<FailureReason> reasons() {
        List<FailureReason> reasons = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (String row : rows.apply(RuleSheet.REASONS)) {
            String name = text(row + ".name");
            String fault = text(row + ".fault").toUpperCase(Locale.ROOT);
            boolean known = Stream.of(Fault.values()).anyMatch(one -> one.name().equals(fault));
            if (name.isEmpty()
                    || name.length() > FailureReason.LONGEST
                    || name.chars().anyMatch(Character::isISOControl)) {
                this.fault.accept(
                        row + ".name", "Say in 1 to " + FailureReason.LONGEST + " plain characters why a print fails.");
            } else if (!named.add(name.toLowerCase(Locale.ROOT))) {
                this.fault.accept(row + ".name", "This reason stands twice. Take one of the rows away.");
            } else if (!known) {
                this.fault.accept(row + ".fault", "The fault is of the LAB, the OWNER or NOBODY.");
            } else {
                reasons.add(new FailureReason(name, Fault.valueOf(fault)));
            }
        }
        return reasons;
    }

    private long figure(String field, int digits) {
        return number.apply(field) == null ? 0 : price(field, text(field), digits);
    }

    private long price(String field, String text, int digits) {
        OptionalLong price =
                NUMBER.matcher(text).matches() ? Figure.price(text.replace(',', '.'), digits) : OptionalLong.empty();
        if (price.isEmpty()) {
            fault.accept(
                    field,
                    "A price is 0 or more, not too high, and has at most " + digits + " digits after the point.");
        }
        return price.orElse(0);
    }

    private String text(String field) {
        return values.getOrDefault(field, "").strip();
    }
}
