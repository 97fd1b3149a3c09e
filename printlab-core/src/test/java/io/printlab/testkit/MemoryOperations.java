package io.printlab.testkit;

import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import io.printlab.operation.Operation;
import io.printlab.operation.OperationRepository;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

final class MemoryOperations implements OperationRepository {
    private final Map<Long, Operation> waiting = new TreeMap<>();
    private long lastId;

    @Override
    public synchronized Operation post(
            DeviceId device,
            @Nullable JobId job,
            Operation.Kind kind,
            String by,
            @Nullable String reason,
            Instant now) {
        for (Operation known : waiting.values()) {
            if (known.device().equals(device) && Objects.equals(known.job(), job) && known.kind() == kind) {
                return known;
            }
        }
        lastId++;
        Operation posted = new Operation(lastId, device, job, kind, by, reason, now);
        waiting.put(lastId, posted);
        return posted;
    }

    @Override
    public synchronized List<Operation> waiting(DeviceId device) {
        return waiting.values().stream()
                .filter(operation -> operation.device().equals(device))
                .sorted(Comparator.comparing((Operation operation) -> operation.kind() != Operation.Kind.EMERGENCY_STOP)
                        .thenComparing(Operation::id))
                .toList();
    }

    @Override
    public synchronized List<Operation> waiting() {
        return List.copyOf(waiting.values());
    }

    @Override
    public synchronized void finish(long id, String outcome, Instant now) {
        waiting.remove(id);
    }
}
