package io.printlab.persistence;

import io.printlab.file.PrintFile;
import io.printlab.file.PrintFileId;
import io.printlab.file.PrintFileRepository;
import java.util.Objects;
import java.util.Optional;

final class PostgresPrintFiles implements PrintFileRepository {
    private final Transactor transactor;

    PostgresPrintFiles(Transactor transactor) {
        this.transactor = transactor;
    }

    @Override
    public PrintFile add(PrintFile file) {
        return transactor.inTransaction(session -> {
            PrintFileMapper files = session.getMapper(PrintFileMapper.class);
            return files.add(file) == 1 ? file : Objects.requireNonNull(files.byId(file.id()));
        });
    }

    @Override
    public Optional<PrintFile> byId(PrintFileId id) {
        return transactor.with(PrintFileMapper.class, files -> Optional.ofNullable(files.byId(id)));
    }
}
