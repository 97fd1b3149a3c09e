package io.printlab.app;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.multibindings.OptionalBinder;
import io.printlab.NodeRole;
import io.printlab.PrintLab;
import io.printlab.app.config.Settings;
import io.printlab.devices.camera.CameraSettings;
import io.printlab.devices.gcode.GCodeAnalyser;
import io.printlab.devices.guice.DevicesModule;
import io.printlab.error.PrintLabException;
import io.printlab.file.FileStore;
import io.printlab.guice.PrintLabBinder;
import io.printlab.guice.PrintLabModule;
import io.printlab.persistence.files.CopyingFileStore;
import io.printlab.persistence.files.FolderFileStore;
import io.printlab.persistence.guice.PostgresModule;
import io.printlab.store.LabStore;
import java.util.List;
import java.util.Set;

/**
 * Drives the devices of this computer for a lab whose web application runs elsewhere; the database and the folder of print files are
 * all that the two share. Started and closed once; closing is safe from another thread.
 */
public final class NodeProcess implements AutoCloseable {
    private static final long MOST_COPIED_BYTES = 4_000_000_000L;

    private final OpenParts opened = new OpenParts();

    private NodeProcess(Settings settings, Module... more) {
        try {
            Database database = opened.add(Database.open(settings));
            Injector injector = Guice.createInjector(
                    Stage.PRODUCTION,
                    new PrintLabModule(
                            settings.withRoles(Set.of(NodeRole.DEVICES)).lab()),
                    new PostgresModule(database.dataSource()),
                    new DevicesModule(),
                    binder -> OptionalBinder.newOptionalBinder(binder, CameraSettings.class)
                            .setBinding()
                            .toInstance(settings.cameras()),
                    binder -> rest(PrintLabBinder.printLabBinder(binder), settings),
                    binder -> List.of(more).forEach(binder::install));
            opened.add(injector.getInstance(LabStore.class));
            opened.add(injector.getInstance(PrintLab.class)).start();
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts driving the devices of the settings.
     *
     * @param more further bindings, after all others
     * @throws PrintLabException USER if the settings name no database, or what else is missing; nothing is left open then
     */
    public static NodeProcess start(Settings settings, Module... more) {
        if (settings.database() == null) {
            throw PrintLabException.user(
                    "A node shares the database of the lab: name it with database.url"
                            + " (PRINTLAB_DATABASE_URL), and the folder of the lab's print files with files.dir (PRINTLAB_FILES_DIR).");
        }
        return new NodeProcess(settings, more);
    }

    @Override
    public void close() {
        opened.close();
    }

    private static void rest(PrintLabBinder binder, Settings settings) {
        FileStore shared = FolderFileStore.open(settings.filesFolder());
        FolderFileStore copies = FolderFileStore.open(settings.dataFolder().resolve("copies"));
        binder.analyser().to(GCodeAnalyser.class);
        binder.fileStore().toInstance(new CopyingFileStore(shared, copies, MOST_COPIED_BYTES));
        binder.firstRules().toInstance(settings.rules());
    }
}
