package io.printlab;

import io.printlab.admission.AdmissionRule;
import io.printlab.camera.Camera;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DriverSettings;
import io.printlab.error.PrintLabException;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Composes a lab and checks the whole of it: the one composition root, with or without Guice. */
public final class PrintLabBuilder {
    PrintLabConfig config = PrintLabConfig.defaults();

    @Nullable QueuePolicy policy;

    @Nullable RuleBook rules;

    LabRules firstRules = LabRules.DEFAULT;
    WorkClassifier classifier = WorkClassifier.AS_SUBMITTED;
    final List<PriorityFactor> factors = new ArrayList<>();

    @Nullable Camera camera;

    Clock clock = Clock.systemUTC();
    PortScanner ports = PortScanner.NONE;
    final Map<String, DeviceDriver> drivers = new TreeMap<>();
    final List<Notifier> notifiers = new ArrayList<>();
    final List<LabEventListener> listeners = new ArrayList<>();
    final List<DispatchConstraint> constraints = new ArrayList<>();
    final List<AdmissionRule> admissionRules = new ArrayList<>();
    private @Nullable LabStore store;
    private @Nullable FileStore files;
    private @Nullable PrintFileAnalyser analyser;
    private final List<String> faults = new ArrayList<>();

    PrintLabBuilder() {}

    public PrintLabBuilder config(PrintLabConfig next) {
        config = next;
        return this;
    }

    /** Required. The lab does not close it. */
    public PrintLabBuilder store(LabStore next) {
        store = next;
        return this;
    }

    /** Required. */
    public PrintLabBuilder fileStore(FileStore next) {
        files = next;
        return this;
    }

    /** Required. */
    public PrintLabBuilder analyser(PrintFileAnalyser next) {
        analyser = next;
        return this;
    }

    /** Takes the pictures of cameras; without one, the lab shows none. */
    public PrintLabBuilder camera(Camera next) {
        camera = next;
        return this;
    }

    /** Fair share by the weights of the rules unless set; a policy that is set does not follow them. */
    public PrintLabBuilder policy(QueuePolicy next) {
        policy = next;
        return this;
    }

    /** The rules that hold until somebody publishes others; {@link LabRules#DEFAULT} unless set. */
    public PrintLabBuilder firstRules(LabRules next) {
        firstRules = next;
        return this;
    }

    /** Says what a submission is for, in place of what its owner said. */
    public PrintLabBuilder classifier(WorkClassifier next) {
        classifier = next;
        return this;
    }

    /** One more reason why a job stands before or behind others; not for a lab with a policy of its own. */
    public PrintLabBuilder factor(PriorityFactor factor) {
        factors.add(factor);
        return this;
    }

    public PrintLabBuilder factors(Collection<PriorityFactor> more) {
        factors.addAll(more);
        return this;
    }

    /** A rule book of the lab's own, in place of the versions in the store. Read anew for every decision. */
    public PrintLabBuilder rules(RuleBook next) {
        rules = next;
        return this;
    }

    /** Looks which serial ports this machine has; nobody looks unless it is set. */
    public PrintLabBuilder ports(PortScanner next) {
        ports = next;
        return this;
    }

    /** The system's clock unless set. */
    public PrintLabBuilder clock(Clock next) {
        clock = next;
        return this;
    }

    /** One more device type. */
    public PrintLabBuilder driver(DeviceDriver driver) {
        DeviceDriver other = drivers.putIfAbsent(driver.id(), driver);
        if (other != null) {
            faults.add("two drivers have the id " + driver.id() + " ("
                    + other.getClass().getName() + " and " + driver.getClass().getName() + ")");
        }
        return this;
    }

    public PrintLabBuilder drivers(Collection<DeviceDriver> more) {
        more.forEach(this::driver);
        return this;
    }

    /**
     * Adds the drivers of jars on the class path: those that a file {@code META-INF/services/io.printlab.driver.DeviceDriver}
     * names. A driver that cannot be made, or whose id another one has, is a fault of {@link #build()}.
     */
    public PrintLabBuilder driversOfClassPath() {
        Iterator<ServiceLoader.Provider<DeviceDriver>> found =
                ServiceLoader.load(DeviceDriver.class).stream().iterator();
        boolean more = true;
        while (more) {
            try {
                more = found.hasNext();
                if (more) {
                    driver(found.next().get());
                }
            } catch (ServiceConfigurationError broken) {
                faults.add("a driver of the class path cannot be made: " + broken.getMessage());
            }
        }
        return this;
    }

    public PrintLabBuilder notifier(Notifier notifier) {
        notifiers.add(notifier);
        return this;
    }

    public PrintLabBuilder notifiers(Collection<Notifier> more) {
        notifiers.addAll(more);
        return this;
    }

    public PrintLabBuilder listener(LabEventListener listener) {
        listeners.add(listener);
        return this;
    }

    public PrintLabBuilder listeners(Collection<LabEventListener> more) {
        listeners.addAll(more);
        return this;
    }

    /** One more constraint beside those that the rules ask for. */
    public PrintLabBuilder constraint(DispatchConstraint constraint) {
        constraints.add(constraint);
        return this;
    }

    public PrintLabBuilder constraints(Collection<DispatchConstraint> more) {
        constraints.addAll(more);
        return this;
    }

    /** One more rule over submissions, beside those of the rule book. */
    public PrintLabBuilder admissionRule(AdmissionRule rule) {
        admissionRules.add(rule);
        return this;
    }

    public PrintLabBuilder admissionRules(Collection<AdmissionRule> more) {
        admissionRules.addAll(more);
        return this;
    }

    /**
     * Checks everything and makes the lab; nothing is started, opened or read.
     *
     * @throws PrintLabException with category USER that lists every fault at once
     */
    public PrintLab build() {
        List<String> all = new ArrayList<>(faults);
        require(all, store, "a store");
        require(all, files, "a file store");
        require(all, analyser, "an analyser");
        if (config.leaseTime().toMillis() < 3000) {
            all.add("the lease time is " + config.leaseTime().toMillis() + " ms; it is 3 s or more");
        }
        if (config.fileLimitBytes() < 1) {
            all.add("the file limit is " + config.fileLimitBytes() + " bytes; it is 1 or more");
        }
        if (policy != null && (policy.name().isBlank() || policy.name().length() > 40)) {
            all.add("the policy's name has 1 to 40 characters");
        }
        constraints.stream()
                .map(DispatchConstraint::name)
                .filter(name -> name.isBlank() || name.length() > 40)
                .forEach(name -> all.add("the name of a constraint has 1 to 40 characters, not '" + name + "'"));
        if (policy != null && !factors.isEmpty()) {
            all.add("it has factors and the policy " + policy.name()
                    + ", which knows nothing of them: give the factors to the policy, or leave the policy out");
        }
        checkFactors(all);
        admissionRules.stream()
                .filter(rule -> rule.name().isBlank() || rule.name().length() > 40)
                .forEach(rule -> all.add(
                        "the name of the admission rule " + rule.getClass().getName() + " has 1 to 40 characters"));
        checkDevices(all);
        if (!all.isEmpty()) {
            throw PrintLabException.user(
                    "This lab cannot be built: " + String.join("; ", all) + ". Mend all of it and start again.");
        }
        return new PrintLab(
                this, Objects.requireNonNull(store), Objects.requireNonNull(files), Objects.requireNonNull(analyser));
    }

    private void checkFactors(List<String> all) {
        try {
            firstRules.priority().rule(classifier).followedBy(factors);
        } catch (IllegalArgumentException twice) {
            all.add(String.valueOf(twice.getMessage()));
        }
    }

    private void checkDevices(List<String> all) {
        Set<DeviceId> seen = new HashSet<>();
        for (DeviceDefinition device : config.devices()) {
            if (!seen.add(device.id())) {
                all.add("two devices have the id " + device.id());
            }
            DeviceDriver driver = drivers.get(device.driver());
            if (driver == null) {
                all.add("device " + device.id() + " names the driver " + device.driver()
                        + ", and there is none of that id (there are " + drivers.keySet() + ")");
                continue;
            }
            try {
                DriverSettings.of(device, driver);
            } catch (PrintLabException wrong) {
                all.add(String.valueOf(wrong.getMessage()));
            }
        }
    }

    private static void require(List<String> faults, @Nullable Object part, String what) {
        if (part == null) {
            faults.add("it has no " + what.substring(what.indexOf(' ') + 1));
        }
    }
}
