package io.printlab.desk;

import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditSubject;
import io.printlab.device.Device;
import io.printlab.device.Filament;
import io.printlab.job.Job;
import io.printlab.ledger.LedgerEntry;
import io.printlab.operation.Operation;
import io.printlab.outcome.Outcome;
import io.printlab.outcome.PrintVerdict;
import io.printlab.queue.Reservation;
import io.printlab.rule.RuleVersion;
import org.jspecify.annotations.Nullable;

/** How the audit log shows what the desks decide about. */
final class Audited {
    private Audited() {}

    static AuditChange job(@Nullable Job before, Job after) {
        return AuditChange.of(
                AuditSubject.Kind.JOB,
                after.id(),
                before == null ? AuditFacts.NONE : facts(before),
                facts(after)
                        .with("title", after.submission().title())
                        .with("owner", after.submission().owner()));
    }

    static AuditChange device(Device before, Device after) {
        return AuditChange.of(AuditSubject.Kind.DEVICE, after.id(), facts(before), facts(after));
    }

    static AuditChange operation(Operation posted) {
        return AuditChange.of(
                AuditSubject.Kind.DEVICE,
                posted.device(),
                AuditFacts.of("operation", posted.kind())
                        .with("job", posted.job())
                        .with("reason", posted.reason()));
    }

    static AuditFacts reservation(Reservation reservation) {
        return AuditFacts.of("device", reservation.device())
                .with("user", reservation.user())
                .with("group", reservation.group())
                .with("from", reservation.from())
                .with("to", reservation.to())
                .with("purpose", reservation.purpose());
    }

    static AuditChange rules(long before, RuleVersion after) {
        return AuditChange.of(
                AuditSubject.Kind.RULES,
                after.number(),
                AuditFacts.of("version", before),
                AuditFacts.of("version", after.number()).with("why", after.why()));
    }

    static AuditChange outcome(@Nullable Outcome before, Outcome after) {
        return AuditChange.of(
                AuditSubject.Kind.JOB, after.job(), before == null ? AuditFacts.NONE : facts(before), facts(after));
    }

    static AuditChange correction(LedgerEntry entry) {
        return AuditChange.of(
                AuditSubject.Kind.USER,
                entry.owner(),
                AuditFacts.of("group", entry.group())
                        .with("amount", entry.amount())
                        .with("currency", entry.currency())
                        .with("reason", entry.reason()));
    }

    private static AuditFacts facts(Outcome outcome) {
        PrintVerdict verdict = outcome.verdict();
        return AuditFacts.of("stage", outcome.stage())
                .with("verdict", verdict == null ? null : verdict.kind())
                .with("reason", verdict == null ? null : verdict.reason())
                .with("percent", verdict == null ? null : verdict.chargedPercent());
    }

    private static String text(Filament filament) {
        return filament.material()
                + (filament.colour() == null ? "" : ", " + filament.colour())
                + (filament.grams() == null ? "" : ", " + filament.grams() + " g");
    }

    private static AuditFacts facts(Job job) {
        return AuditFacts.of("state", job.state())
                .with("reason", job.reason())
                .with("tier", job.placement() == null ? null : job.placement().tier());
    }

    private static AuditFacts facts(Device device) {
        Filament filament = device.filament();
        return AuditFacts.of("bed", device.bed().state())
                .with("nozzle", device.fitting().nozzleMillimetres())
                .with("hardened", device.fitting().hardened() ? Boolean.TRUE : null)
                .with("surface", device.fitting().surface())
                .with("inService", device.inService())
                .with(
                        "maintenance",
                        device.maintenance() == null
                                ? null
                                : device.maintenance().reason())
                .with("filament", filament == null ? null : text(filament))
                .with("tags", String.join(", ", device.tags().stream().sorted().toList()));
    }
}
