package io.printlab.testkit;

import io.printlab.file.PrintFile;
import io.printlab.file.PrintFileId;
import io.printlab.file.PrintFileRepository;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

final class MemoryFiles implements PrintFileRepository {
    private final Map<PrintFileId, PrintFile> files = new ConcurrentHashMap<>();

    @Override
    public PrintFile add(PrintFile file) {
        PrintFile known = files.putIfAbsent(file.id(), file);
        return known == null ? file : known;
    }

    @Override
    public Optional<PrintFile> byId(PrintFileId id) {
        return Optional.ofNullable(files.get(id));
    }
}
