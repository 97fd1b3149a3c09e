package io.printlab.app;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.multibindings.OptionalBinder;
import io.printlab.PrintLab;
import io.printlab.app.config.Settings;
import io.printlab.app.demo.Demo;
import io.printlab.app.demo.DemoSettings;
import io.printlab.app.http.HttpServer;
import io.printlab.app.signin.SignInSettings;
import io.printlab.app.sso.SingleSignOnSettings;
import io.printlab.device.DeviceDefinition;
import io.printlab.devices.camera.CameraSettings;
import io.printlab.devices.gcode.GCodeAnalyser;
import io.printlab.devices.guice.DevicesModule;
import io.printlab.devices.simulator.SimulatedFarm;
import io.printlab.discord.guice.DiscordModule;
import io.printlab.error.PrintLabException;
import io.printlab.guice.PrintLabBinder;
import io.printlab.guice.PrintLabModule;
import io.printlab.persistence.files.FolderFileStore;
import io.printlab.persistence.guice.PostgresModule;
import io.printlab.store.LabStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lab with its web application in this process. Whatever it opened it closes in the opposite order: HTTP, the lab, the
 * store, the database. Started and closed once; closing is safe from another thread.
 */
public final class LabProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LabProcess.class);

    private final OpenParts opened = new OpenParts();
    private final Injector injector;
    private final WebApp web;

    private LabProcess(Settings settings, boolean demo, Module... more) {
        HttpServer.requireFree(settings.http());
        try {
            Database database = opened.add(Database.open(settings));
            if (demo || database.isOwn()) {
                database.migrate();
            }
            injector = Guice.createInjector(
                    Stage.PRODUCTION,
                    new PrintLabModule(settings.lab()),
                    new PostgresModule(database.dataSource()),
                    new DevicesModule(),
                    new DiscordModule(settings.discord()),
                    new AppModule(settings.http(), settings.mail()),
                    binder -> OptionalBinder.newOptionalBinder(binder, CameraSettings.class)
                            .setBinding()
                            .toInstance(settings.cameras()),
                    binder -> rest(PrintLabBinder.printLabBinder(binder), settings),
                    binder -> doors(binder, settings),
                    binder -> List.of(more).forEach(binder::install));
            opened.add(injector.getInstance(LabStore.class));
            opened.add(injector.getInstance(PrintLab.class)).start();
            if (demo) {
                injector.getInstance(Demo.class).prepare(settings.dataFolder());
            }
            web = opened.add(injector.getInstance(WebApp.class)).start();
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts the lab with the devices of the settings.
     *
     * @param more further bindings, after all others
     * @throws io.printlab.error.PrintLabException that says what is missing; nothing is left open then
     */
    public static LabProcess serve(Settings settings, Module... more) {
        return new LabProcess(settings, false, more);
    }

    /**
     * Starts the demo lab: simulated printers and made-up people, reached from this host alone. Throws as {@link #serve}, and
     * USER if the settings have it reached from elsewhere.
     */
    public static LabProcess demo(Settings settings, Module... more) {
        requireThisHost(settings.http().host());
        return new LabProcess(
                settings.withDevices(devices(settings.demo())).withRules(Demo.rules(settings.rules())), true, more);
    }

    private static List<DeviceDefinition> devices(DemoSettings demo) {
        return demo.farm() > 0 ? SimulatedFarm.of(demo.farm(), demo.printer(demo.speed())) : Demo.devices(demo);
    }

    private static void requireThisHost(String host) {
        try {
            if (InetAddress.getByName(host).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException unknown) {
            log.debug("The host {} is not known", host, unknown);
        }
        throw PrintLabException.user("The demo's people are made up, so it opens on this computer alone and not on "
                + host + ". Leave http.host (PRINTLAB_HTTP_HOST) at 127.0.0.1, or run serve instead of demo.");
    }

    /** The port that people reach. */
    public int port() {
        return web.server().port();
    }

    public Injector injector() {
        return injector;
    }

    @Override
    public void close() {
        opened.close();
    }

    private static void doors(Binder binder, Settings settings) {
        OptionalBinder.newOptionalBinder(binder, SignInSettings.class)
                .setBinding()
                .toInstance(settings.signIn());
        SingleSignOnSettings provider = settings.singleSignOn();
        if (provider != null) {
            OptionalBinder.newOptionalBinder(binder, SingleSignOnSettings.class)
                    .setBinding()
                    .toInstance(provider);
        }
    }

    private static void rest(PrintLabBinder binder, Settings settings) {
        binder.analyser().to(GCodeAnalyser.class);
        binder.fileStore().toInstance(FolderFileStore.open(settings.filesFolder()));
        binder.firstRules().toInstance(settings.rules());
    }
}
