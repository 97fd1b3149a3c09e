package io.printlab.persistence;

import io.printlab.device.DeviceId;
import io.printlab.job.JobId;
import io.printlab.operation.Operation;
import io.printlab.operation.OperationRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class PostgresOperations implements OperationRepository {
    private final Transactor transactor;
    private final News news;

    PostgresOperations(Transactor transactor, News news) {
        this.transactor = transactor;
        this.news = news;
    }

    @Override
    public Operation post(
            DeviceId device,
            @Nullable JobId job,
            Operation.Kind kind,
            String by,
            @Nullable String reason,
            Instant now) {
        OperationRow wanted = new OperationRow(0, device, job, kind, by, reason, now);
        Operation posted = transactor
                .with(OperationMapper.class, operations -> operations.post(wanted))
                .toOperation();
        transactor.afterCommit(news::announce);
        return posted;
    }

    @Override
    public List<Operation> waiting(DeviceId device) {
        return transactor.with(
                OperationMapper.class,
                operations -> operations.waiting(device).stream()
                        .map(OperationRow::toOperation)
                        .toList());
    }

    @Override
    public List<Operation> waiting() {
        return transactor.with(
                OperationMapper.class,
                operations -> operations.allWaiting().stream()
                        .map(OperationRow::toOperation)
                        .toList());
    }

    @Override
    public void finish(long id, String outcome, Instant now) {
        transactor.with(OperationMapper.class, operations -> operations.finish(id, outcome, now));
    }
}
