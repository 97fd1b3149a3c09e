package io.printlab.testkit;

import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventKind;
import io.printlab.job.JobId;
import io.printlab.spool.Spool;
import io.printlab.spool.SpoolChange;
import io.printlab.spool.SpoolEvent;
import io.printlab.spool.SpoolId;
import io.printlab.spool.SpoolRepository;
import io.printlab.spool.SpoolState;
import io.printlab.spool.StaleSpoolException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class MemorySpools implements SpoolRepository {
    private final MemoryEvents events;
    private Map<Long, Spool> spools = new TreeMap<>();
    private List<SpoolEvent> history = new ArrayList<>();
    private @Nullable MemoryDevices devices;
    private long lastId;

    MemorySpools(MemoryEvents events) {
        this.events = events;
    }

    void setDevices(MemoryDevices known) {
        devices = known;
    }

    @Override
    public synchronized SpoolId nextId() {
        lastId++;
        return new SpoolId(lastId);
    }

    @Override
    public synchronized Optional<Spool> byId(SpoolId id) {
        return Optional.ofNullable(spools.get(id.value()));
    }

    @Override
    public synchronized Optional<Spool> byCode(String code) {
        return spools.values().stream()
                .filter(spool -> spool.code().equals(code))
                .findFirst();
    }

    @Override
    public synchronized Optional<Spool> in(DeviceId device) {
        return spools.values().stream()
                .filter(spool -> device.equals(spool.device()))
                .findFirst();
    }

    @Override
    public synchronized List<Spool> inStock() {
        return spools.values().stream()
                .filter(spool -> spool.state() == SpoolState.IN_STOCK)
                .sorted(Comparator.comparing(Spool::code))
                .limit(1000)
                .toList();
    }

    @Override
    public synchronized List<Spool> gone(int limit) {
        return spools.values().stream()
                .filter(spool -> spool.state() != SpoolState.IN_STOCK)
                .sorted(Comparator.comparing((Spool spool) -> spool.id().value())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<SpoolEvent> history(SpoolId id) {
        return history.stream().filter(event -> event.spool().equals(id)).toList();
    }

    @Override
    public synchronized List<SpoolEvent> takenBy(JobId job, long fence) {
        return history.stream()
                .filter(event -> job.equals(event.job()) && Objects.equals(event.fence(), fence))
                .toList();
    }

    @Override
    public void store(List<SpoolChange> changes) {
        // Devices read what is in them: asked before the lock, so that the two locks are never taken in both orders.
        for (SpoolChange change : changes) {
            DeviceId device = change.after().device();
            if (device != null && Objects.requireNonNull(devices).byId(device).isEmpty()) {
                throw PrintLabException.notFound("There is no such device. Look at the list of devices.");
            }
        }
        storeTogether(changes);
    }

    private synchronized void storeTogether(List<SpoolChange> changes) {
        Map<Long, Spool> next = new TreeMap<>(spools);
        List<SpoolEvent> told = new ArrayList<>(history);
        for (SpoolChange change : changes) {
            requireStanding(change, next, told);
            next.put(change.after().id().value(), change.after());
            told.add(change.event());
        }
        spools = next;
        history = told;
        for (SpoolChange change : changes) {
            DeviceId device = change.event().device();
            if (device != null) {
                events.log(change.event().at(), EventKind.DEVICE_CHANGED, null, device, null, change.details());
            }
        }
    }

    private static void requireStanding(SpoolChange change, Map<Long, Spool> next, List<SpoolEvent> told) {
        Spool after = change.after();
        Spool stands = next.get(after.id().value());
        SpoolEvent event = change.event();
        boolean taken = event.job() != null
                && told.stream()
                        .anyMatch(other -> other.kind() == event.kind()
                                && event.job().equals(other.job())
                                && Objects.equals(event.fence(), other.fence()));
        if (taken || (stands == null ? 0 : stands.version()) != after.version() - 1) {
            throw new StaleSpoolException(change);
        }
        if (next.values().stream()
                .anyMatch(
                        other -> !other.id().equals(after.id()) && other.code().equals(after.code()))) {
            throw PrintLabException.conflict("There is a spool with this code already. Give this one another code.");
        }
        if (after.device() != null
                && next.values().stream()
                        .anyMatch(other ->
                                !other.id().equals(after.id()) && after.device().equals(other.device()))) {
            throw PrintLabException.conflict("The device has a spool already: somebody was faster. Look at it again.");
        }
    }
}
