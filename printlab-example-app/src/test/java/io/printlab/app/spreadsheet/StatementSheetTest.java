package io.printlab.app.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import io.printlab.ledger.Amount;
import io.printlab.ledger.EntryKind;
import io.printlab.ledger.LedgerEntry;
import io.printlab.ledger.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSheetTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 9);
    private static final Instant AT = Instant.parse("2026-01-09T10:00:00.5Z");

    @Test
    void figuresAreExactAndSummedByCurrency() {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            entries.add(entry(EntryKind.CHARGED, new Amount(1, 1, 1), "EUR", null));
        }
        entries.add(entry(EntryKind.RESERVED, new Amount(0, 0, 7), "JPY", null));
        String csv = csv("Ann", entries);
        assertThat(csv)
                .startsWith(
                        "'entry','booked','counted','person','group','job','kind','seconds','grams','money','currency','by','reason'\r\n"
                                .replace('\'', '"'))
                .contains(
                        "0,\"2026-01-09T11:00:00+01:00\",\"2026-01-09T11:00:00+01:00\",\"Ann\",,7,\"CHARGED\",0.001,0.001,0.01,\"EUR\",\"staff\",\r\n")
                .endsWith(",,,,,,\"total reserved\",0.000,0.000,0.00,\"EUR\",,\r\n"
                        + ",,,,,,\"total used\",1.000,1.000,10.00,\"EUR\",,\r\n"
                        + ",,,,,,\"total reserved\",0.000,0.000,7,\"JPY\",,\r\n"
                        + ",,,,,,\"total used\",0.000,0.000,0,\"JPY\",,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "\r\n=1", "|x", "%0A=1"})
    void wordsAreNeverFormulas(String hostile) {
        String line = csv(hostile, List.of(entry(EntryKind.CORRECTED, new Amount(-1, 0, 0), "EUR", hostile)))
                .split("\r\n")[1];
        assertThat(line)
                .contains(",\"'")
                .doesNotContainPattern(",\"[=+\\-@|%\\t]")
                .contains(",\"CORRECTED\",-0.001,");
    }

    @Test
    void quotesAndLineBreaksStayInsideTheirCell() {
        String csv = csv("A \"B\", C\nD", List.of(entry(EntryKind.CHARGED, new Amount(1, 0, 0), "EUR", "x\r\ny")));
        assertThat(csv.split("\r\n")).hasSize(4);
        assertThat(csv).contains("\"A \"\"B\"\", C D\"", "\"x y\"");
    }

    private static String csv(String name, List<LedgerEntry> entries) {
        return new StatementSheet(id -> name, by -> by, ZoneId.of("Europe/Berlin"))
                .of(Statement.of(null, null, DAY, DAY, entries));
    }

    private static LedgerEntry entry(EntryKind kind, Amount amount, String currency, String reason) {
        return new LedgerEntry(0, AT, AT, new UserId(3), null, new JobId(7), kind, amount, currency, "staff", reason);
    }
}
