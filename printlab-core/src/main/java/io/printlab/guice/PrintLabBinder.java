package io.printlab.guice;

import com.google.inject.Binder;
import com.google.inject.binder.LinkedBindingBuilder;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
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

/** What a lab's own Guice modules add to printlab, without the ways of Multibinder and OptionalBinder. */
public final class PrintLabBinder {
    private final Binder binder;

    private PrintLabBinder(Binder binder) {
        this.binder = binder.skipSources(PrintLabBinder.class);
    }

    public static PrintLabBinder printLabBinder(Binder binder) {
        return new PrintLabBinder(binder);
    }

    /** One more device type. */
    public LinkedBindingBuilder<DeviceDriver> addDriver() {
        return Multibinder.newSetBinder(binder, DeviceDriver.class).addBinding();
    }

    /** One more way for news to reach people. */
    public LinkedBindingBuilder<Notifier> addNotifier() {
        return Multibinder.newSetBinder(binder, Notifier.class).addBinding();
    }

    /** One more follower of the lab's events. */
    public LinkedBindingBuilder<LabEventListener> addListener() {
        return Multibinder.newSetBinder(binder, LabEventListener.class).addBinding();
    }

    /** One more rule over submissions, beside those of the rule book. */
    public LinkedBindingBuilder<AdmissionRule> addAdmissionRule() {
        return Multibinder.newSetBinder(binder, AdmissionRule.class).addBinding();
    }

    /** One more constraint of dispatch, beside those that the rules ask for. */
    public LinkedBindingBuilder<DispatchConstraint> addConstraint() {
        return Multibinder.newSetBinder(binder, DispatchConstraint.class).addBinding();
    }

    /** The queue policy, in place of fair share. */
    public LinkedBindingBuilder<QueuePolicy> policy() {
        return OptionalBinder.newOptionalBinder(binder, QueuePolicy.class).setBinding();
    }

    /** One more priority factor beside those of the weights. */
    public LinkedBindingBuilder<PriorityFactor> addFactor() {
        return Multibinder.newSetBinder(binder, PriorityFactor.class).addBinding();
    }

    /** What says what a submission is for, in place of what its owner said. */
    public LinkedBindingBuilder<WorkClassifier> classifier() {
        return OptionalBinder.newOptionalBinder(binder, WorkClassifier.class).setBinding();
    }

    /** The rules that hold until somebody publishes others, in place of the inert defaults. */
    public LinkedBindingBuilder<LabRules> firstRules() {
        return OptionalBinder.newOptionalBinder(binder, LabRules.class).setBinding();
    }

    /** A rule book of the lab's own, in place of the versions in the store. */
    public LinkedBindingBuilder<RuleBook> rules() {
        return OptionalBinder.newOptionalBinder(binder, RuleBook.class).setBinding();
    }

    /** What takes the pictures of cameras. */
    public LinkedBindingBuilder<Camera> camera() {
        return OptionalBinder.newOptionalBinder(binder, Camera.class).setBinding();
    }

    /** What looks for serial ports, in place of nothing. */
    public LinkedBindingBuilder<PortScanner> ports() {
        return OptionalBinder.newOptionalBinder(binder, PortScanner.class).setBinding();
    }

    /** What reads print files. */
    public LinkedBindingBuilder<PrintFileAnalyser> analyser() {
        return binder.bind(PrintFileAnalyser.class);
    }

    /** Where print files are kept. */
    public LinkedBindingBuilder<FileStore> fileStore() {
        return binder.bind(FileStore.class);
    }

    /** Where everything else is kept. */
    public LinkedBindingBuilder<LabStore> store() {
        return binder.bind(LabStore.class);
    }
}
