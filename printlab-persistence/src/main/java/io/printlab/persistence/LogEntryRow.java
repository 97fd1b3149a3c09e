package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.upkeep.LogEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record LogEntryRow(
        long id,
        DeviceId device,
        Instant at,
        LogEntry.Kind kind,
        @Nullable String task,
        String text,
        String actor,
        @Nullable Double dueHours,
        @Nullable Instant dueAt) {
    static LogEntryRow of(LogEntry entry) {
        return new LogEntryRow(
                entry.id(),
                entry.device(),
                entry.at(),
                entry.kind(),
                entry.task(),
                entry.text(),
                entry.by(),
                entry.dueHours(),
                entry.dueAt());
    }

    LogEntry toEntry() {
        return new LogEntry(id, device, at, kind, task, text, actor, dueHours, dueAt);
    }
}
