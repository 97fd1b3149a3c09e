package io.printlab.app.page;

import io.printlab.account.Permission;
import io.printlab.device.Device;
import io.printlab.error.PrintLabException;
import io.printlab.queue.Reservation;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A week of reservations, printer by printer.
 *
 * @param week as in {@code 23 Nov to 29 Nov 2026}
 * @param address of this week's page
 * @param days of the week from Monday
 * @param from what the form proposes
 */
public record CalendarView(
        String week,
        String address,
        String before,
        String after,
        List<String> days,
        List<Row> rows,
        boolean operable,
        String from,
        String to) {
    private static final int YEARS = 10;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ENGLISH);

    /** @param days the reservations of each day of the week */
    public record Row(String id, String name, List<List<Entry>> days) {}

    /**
     * A reservation on one day.
     *
     * @param hours of this day, as in {@code 09:00–11:00}
     * @param whom it is for, in words
     */
    public record Entry(long id, String hours, String whom, String purpose, boolean maintenance, String by) {}

    static CalendarView of(Viewing viewing, @Nullable LocalDate wanted) {
        LocalDate today = viewing.now().atZone(viewing.zone()).toLocalDate();
        LocalDate day = wanted == null ? today : wanted;
        if (Math.abs(ChronoUnit.YEARS.between(today, day)) > YEARS) {
            throw PrintLabException.user("The calendar shows the " + YEARS + " years before and after today.");
        }
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<LocalDate> days = monday.datesUntil(monday.plusDays(7)).toList();
        List<Reservation> reservations = viewing.lab()
                .reservations()
                .between(viewing.actor(), start(viewing, monday), start(viewing, monday.plusDays(7)));
        List<Row> rows = viewing.lab().devices().devices(viewing.actor()).stream()
                .map(device -> row(viewing, device, days, reservations))
                .toList();
        ZonedDateTime next = viewing.now()
                .atZone(viewing.zone())
                .truncatedTo(ChronoUnit.HOURS)
                .plusHours(1);
        return new CalendarView(
                SHORT.format(monday) + " to " + LONG.format(monday.plusDays(6)),
                "/calendar?week=" + monday,
                "/calendar?week=" + monday.minusWeeks(1),
                "/calendar?week=" + monday.plusWeeks(1),
                days.stream().map(DAY::format).toList(),
                rows,
                viewing.actor().may(Permission.OPERATE_DEVICES),
                FORM.format(next),
                FORM.format(next.plusHours(2)));
    }

    private static Row row(Viewing viewing, Device device, List<LocalDate> days, List<Reservation> reservations) {
        List<List<Entry>> cells = new ArrayList<>();
        for (LocalDate day : days) {
            Instant from = start(viewing, day);
            Instant to = start(viewing, day.plusDays(1));
            cells.add(reservations.stream()
                    .filter(one -> one.device().equals(device.id()))
                    .filter(one -> one.from().isBefore(to) && one.to().isAfter(from))
                    .map(one -> entry(viewing, one, from, to))
                    .toList());
        }
        return new Row(device.id().value(), device.definition().name(), cells);
    }

    private static Entry entry(Viewing viewing, Reservation one, Instant from, Instant to) {
        String begin =
                one.from().isBefore(from) ? "00:00" : HOUR.format(one.from().atZone(viewing.zone()));
        String end = one.to().isBefore(to) ? HOUR.format(one.to().atZone(viewing.zone())) : "24:00";
        return new Entry(
                one.id(),
                begin + "–" + end,
                whom(viewing, one),
                one.purpose(),
                one.isMaintenance(),
                viewing.isStaff() ? viewing.people().nameOf(one.by()) : "");
    }

    private static String whom(Viewing viewing, Reservation one) {
        if (one.isMaintenance()) {
            return "Maintenance";
        }
        if (one.group() != null) {
            return "Group " + one.group();
        }
        boolean named =
                viewing.isStaff() || (one.user() != null && viewing.actor().is(one.user()));
        return one.user() != null && named ? viewing.people().name(one.user()) : "Somebody";
    }

    private static Instant start(Viewing viewing, LocalDate day) {
        return day.atStartOfDay(viewing.zone()).toInstant();
    }
}
