package io.printlab.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import io.printlab.PrintLab;
import io.printlab.PrintLabBuilder;
import io.printlab.PrintLabConfig;
import io.printlab.admission.AdmissionRule;
import io.printlab.camera.Camera;
import io.printlab.driver.DeviceDriver;
import io.printlab.event.LabEventListener;
import io.printlab.file.FileStore;
import io.printlab.file.PrintFileAnalyser;
import io.printlab.notification.Notifier;
import io.printlab.port.PortScanner;
import io.printlab.queue.DispatchConstraint;
import io.printlab.queue.PriorityFactor;
import io.printlab.queue.QueuePolicy;
import io.printlab.queue.WorkClassifier;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Collects what a lab's modules bind and hands it to {@code PrintLab.builder()}, which checks it. Drivers of jars on the class
 * path are found too. The lab is not started.
 */
public final class PrintLabModule extends AbstractModule {
    private final PrintLabConfig config;

    public PrintLabModule(PrintLabConfig config) {
        this.config = config;
    }

    @Override
    protected void configure() {
        bind(PrintLabConfig.class).toInstance(config);
        Multibinder.newSetBinder(binder(), DeviceDriver.class);
        Multibinder.newSetBinder(binder(), Notifier.class);
        Multibinder.newSetBinder(binder(), LabEventListener.class);
        Multibinder.newSetBinder(binder(), AdmissionRule.class);
        Multibinder.newSetBinder(binder(), DispatchConstraint.class);
        Multibinder.newSetBinder(binder(), PriorityFactor.class);
        OptionalBinder.newOptionalBinder(binder(), QueuePolicy.class);
        OptionalBinder.newOptionalBinder(binder(), RuleBook.class);
        OptionalBinder.newOptionalBinder(binder(), Camera.class);
        OptionalBinder.newOptionalBinder(binder(), LabRules.class).setDefault().toInstance(LabRules.DEFAULT);
        OptionalBinder.newOptionalBinder(binder(), WorkClassifier.class)
                .setDefault()
                .toInstance(WorkClassifier.AS_SUBMITTED);
        OptionalBinder.newOptionalBinder(binder(), PortScanner.class)
                .setDefault()
                .toInstance(PortScanner.NONE);
        OptionalBinder.newOptionalBinder(binder(), Clock.class).setDefault().toInstance(Clock.systemUTC());
    }

    @Provides
    @Singleton
    PrintLab printLab(
            LabStore store,
            FileStore files,
            PrintFileAnalyser analyser,
            Optional<QueuePolicy> policy,
            Optional<RuleBook> rules,
            Optional<Camera> camera,
            LabRules firstRules,
            WorkClassifier classifier,
            Set<PriorityFactor> factors,
            Clock clock,
            PortScanner ports,
            Set<DeviceDriver> drivers,
            Set<Notifier> notifiers,
            Set<LabEventListener> listeners,
            Set<AdmissionRule> admissionRules,
            Set<DispatchConstraint> constraints) {
        PrintLabBuilder builder = PrintLab.builder()
                .config(config)
                .store(store)
                .fileStore(files)
                .analyser(analyser)
                .firstRules(firstRules)
                .classifier(classifier)
                .factors(factors)
                .clock(clock)
                .ports(ports)
                .drivers(drivers)
                .driversOfClassPath()
                .notifiers(notifiers)
                .listeners(listeners)
                .admissionRules(admissionRules)
                .constraints(constraints);
        policy.ifPresent(builder::policy);
        rules.ifPresent(builder::rules);
        camera.ifPresent(builder::camera);
        return builder.build();
    }
}
