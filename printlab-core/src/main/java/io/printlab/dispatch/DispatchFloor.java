package io.printlab.dispatch;

import io.printlab.account.Actor;
import io.printlab.constraint.Constraints;
import io.printlab.desk.OperationDesk;
import io.printlab.device.Bed;
import io.printlab.device.BedState;
import io.printlab.device.Device;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.device.NodeId;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DriverSettings;
import io.printlab.driver.OfferedDriver;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventKind;
import io.printlab.event.LabEvent;
import io.printlab.event.TelemetryBoard;
import io.printlab.file.FileStore;
import io.printlab.job.Claims;
import io.printlab.job.Job;
import io.printlab.operation.Operation;
import io.printlab.port.PortScanner;
import io.printlab.port.SeenPort;
import io.printlab.queue.QueuePolicy;
import io.printlab.spool.FilamentBooking;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices of this node with the threads that serve them: one for each device, the dispatcher's, the lease keeper's. */
public final class DispatchFloor implements OperationDesk.Workers, NodeWatch.Process, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DispatchFloor.class);
    private static final Duration WORKER_INTERVAL = Duration.ofMillis(250);
    private static final Duration STOP_INTERVAL = Duration.ofHours(1);
    private static final Duration PORT_INTERVAL = Duration.ofMillis(500);
    private static final Duration DISPATCH_INTERVAL = Duration.ofSeconds(1);
    private static final Duration DEFINITION_INTERVAL = Duration.ofSeconds(5);

    private final NodeId node;
    private final Duration leaseTime;
    private final LabStore store;
    private final QueuePolicy policy;
    private final Constraints constraints;
    private final Map<String, DeviceDriver> drivers;
    private final TelemetryBoard telemetry;
    private final Clock clock;
    private final Claims claims;
    private final PrintTasks tasks;
    private final Map<DeviceId, DeviceWorker> workers = new ConcurrentHashMap<>();
    private final Map<DeviceId, LabThread> workerThreads = new ConcurrentHashMap<>();
    private final DefinitionFollower definitions;
    private final Object claiming = new Object();
    private volatile @Nullable LabThread following;
    private volatile @Nullable LabThread dispatching;
    private volatile @Nullable LeaseKeeper keeper;
    private @Nullable LabThread stopping;
    private final Set<Long> operationsSeen = new HashSet<>();
    /** What the settings of each device say, a port among them. */
    private final Map<DeviceId, Set<String>> ports = new ConcurrentHashMap<>();

    private @Nullable LabThread watching;
    private final Queue<DeviceId> stopsAsked = new ConcurrentLinkedQueue<>();

    public DispatchFloor(
            NodeId node,
            Duration leaseTime,
            LabStore store,
            FileStore files,
            QueuePolicy policy,
            Constraints constraints,
            Map<String, DeviceDriver> drivers,
            TelemetryBoard telemetry,
            Clock clock) {
        this.node = node;
        this.leaseTime = leaseTime;
        this.store = store;
        this.policy = policy;
        this.constraints = constraints;
        this.drivers = Map.copyOf(drivers);
        this.telemetry = telemetry;
        this.clock = clock;
        this.claims = new Claims(store.jobs(), node, leaseTime);
        this.tasks = new PrintTasks(store, files);
        this.definitions = new DefinitionFollower(store, node, new Crew());
    }

    /** Looks for serial ports from the start on, so that a device whose port has come is tried at once. */
    public void watch(PortScanner scanner) {
        if (scanner != PortScanner.NONE) {
            PortWatch watch = new PortWatch(node, scanner, store.ports(), this::portSeen);
            watching = new LabThread("printlab-port-watch", PORT_INTERVAL, () -> watch.step(clock.instant()));
        }
    }

    private void portSeen(SeenPort port) {
        for (DeviceWorker worker : workers.values()) {
            if (ports.getOrDefault(worker.id(), Set.of()).stream().anyMatch(port::isAt)) {
                worker.portSeen();
            }
        }
    }

    /** Makes the definitions true in the database and gives what this node had before a crash to people. */
    public void register(List<DeviceDefinition> definitions) {
        Instant now = clock.instant();
        for (DeviceDefinition definition : definitions) {
            Device stands = store.devices().add(Device.added(definition, node, now));
            if (!stands.definition().equals(definition) || !stands.node().equals(node)) {
                stands = store.devices().store(stands.withDefinition(definition, node));
            }
            forgetStatus(stands, now);
            addWorker(definition);
        }
        store.definitions().configured(node, Set.copyOf(workers.keySet()));
        store.devices().all().stream()
                .filter(device -> device.node().equals(node) && !workers.containsKey(device.id()))
                .forEach(device -> forgetStatus(device, now));
        store.drivers()
                .offer(
                        node,
                        drivers.values().stream()
                                .map(driver -> OfferedDriver.of(node, driver))
                                .toList(),
                        now);
        store.jobs().onDevicesOf(node).forEach(job -> interruptLeftOver(job, now));
    }

    private void forgetStatus(Device device, Instant now) {
        if (device.status().state() != DeviceState.UNKNOWN) {
            store.devices()
                    .store(device.withStatus(
                            device.status().observed(DeviceState.UNKNOWN, "printlab has just started.", now)));
        }
    }

    /**
     * The floor without its threads, for a simulation in which time is made: each run is one step of every worker and the
     * dispatcher, in this order. Not together with {@link #start()}.
     */
    public Runnable stepper() {
        Dispatcher dispatcher = new Dispatcher(store, policy, claims, constraints, workers);
        keeper = new LeaseKeeper(store, workers.values(), leaseTime);
        return () -> {
            Instant now = clock.instant();
            workers.values().forEach(worker -> worker.step(now));
            dispatcher.step(now);
        };
    }

    public void start() {
        Dispatcher dispatcher = new Dispatcher(store, policy, claims, constraints, workers);
        keeper = new LeaseKeeper(store, workers.values(), leaseTime);
        dispatching = new LabThread("printlab-dispatcher", DISPATCH_INTERVAL, () -> {
            synchronized (claiming) {
                dispatcher.step(clock.instant());
            }
        });
        following = new LabThread(
                "printlab-device-definitions", DEFINITION_INTERVAL, () -> definitions.step(clock.instant()));
        stopping = new LabThread("printlab-emergency-stop", STOP_INTERVAL, this::sendStops);
        stopping.start();
        workerThreads.values().forEach(LabThread::start);
        dispatching.start();
        following.start();
        if (watching != null) {
            watching.start();
        }
    }

    /** Renews the claims that this node has. Called a few times in each lease time, by one thread. */
    public void renewLeases(Instant now) {
        LeaseKeeper renewing = keeper;
        if (renewing != null) {
            renewing.step(now);
        }
    }

    /** What the workers stored may have been overwritten meanwhile: each stores again what it observes. */
    @Override
    public void heardAgain() {
        workers.values().forEach(DeviceWorker::restate);
    }

    /** Takes no more jobs; what prints is followed on. */
    @Override
    public void replaced() {
        close(following);
        close(dispatching);
    }

    /** Wakes the dispatcher when something may have become possible. */
    public void happened(LabEvent event) {
        boolean queued = event.kind() == EventKind.JOB_MOVED
                && "QUEUED".equals(event.details().get("to"));
        if (queued || event.kind() != EventKind.JOB_MOVED) {
            wakeDispatcher();
        }
        LabThread thread = following;
        if (event.kind() == EventKind.DEVICE_CHANGED
                && thread != null
                && event.details().containsKey("definition")) {
            thread.wake();
        }
    }

    @Override
    public void posted(DeviceId id) {
        DeviceWorker worker = workers.get(id);
        if (worker != null) {
            worker.operationPosted();
        }
    }

    /**
     * Looks for what other processes posted for the devices of this one. Stops go out past the worker, and past whatever it waits for.
     * Called by the event pump's thread whenever there may be news.
     */
    public void lookForOperations() {
        if (workers.isEmpty()) {
            return;
        }
        List<Operation> waiting = store.operations().waiting();
        Set<Long> ids = waiting.stream().map(Operation::id).collect(Collectors.toSet());
        for (Operation operation : waiting) {
            if (operationsSeen.add(operation.id())) {
                if (operation.kind() == Operation.Kind.EMERGENCY_STOP) {
                    stopNow(operation.device());
                }
                posted(operation.device());
            }
        }
        operationsSeen.retainAll(ids);
    }

    @Override
    public void stopNow(DeviceId id) {
        LabThread thread = stopping;
        if (workers.containsKey(id) && thread != null) {
            stopsAsked.add(id);
            thread.wake();
        }
    }

    private void sendStops() {
        for (DeviceId id = stopsAsked.poll(); id != null; id = stopsAsked.poll()) {
            DeviceWorker worker = workers.get(id);
            if (worker != null) {
                worker.emergencyStop();
            }
        }
    }

    public boolean drives(DeviceId id) {
        return workers.containsKey(id);
    }

    @Override
    public void close() {
        close(watching);
        close(following);
        close(dispatching);
        workerThreads.values().forEach(LabThread::close);
        workers.values().forEach(this::stop);
        close(stopping);
    }

    private void stop(DeviceWorker worker) {
        try {
            worker.stop(
                    "printlab does not drive it any more: it was stopped, or the device defined anew.",
                    clock.instant());
        } catch (PrintLabException fault) {
            if (fault.category() == ErrorCategory.NOT_FOUND) {
                log.debug("Device {} was removed", worker.id(), fault);
                return;
            }
            log.error("Device {}: its end could not be stored; the next start will", worker.id(), fault);
        }
    }

    /** What the definitions ask of this floor. */
    private final class Crew implements DefinitionFollower.Crew {
        @Override
        public void begin(DeviceDefinition definition) {
            addWorker(definition);
            Objects.requireNonNull(workerThreads.get(definition.id())).start();
        }

        /** The dispatcher hands it no job any more; then it is stopped. */
        @Override
        public boolean release(DeviceId id) {
            DeviceWorker worker = workers.get(id);
            synchronized (claiming) {
                if (worker == null || worker.fence().isPresent()) {
                    return worker == null;
                }
                workers.remove(id);
            }
            ports.remove(id);
            close(workerThreads.remove(id));
            stop(worker);
            return true;
        }
    }

    private static void close(@Nullable LabThread thread) {
        if (thread != null) {
            thread.close();
        }
    }

    private void wakeDispatcher() {
        LabThread thread = dispatching;
        if (thread != null) {
            thread.wake();
        }
    }

    private void addWorker(DeviceDefinition definition) {
        DeviceDriver driver = drivers.get(definition.driver());
        if (driver == null) {
            throw PrintLabException.user("Device " + definition.id() + " names the driver " + definition.driver()
                    + ", which node " + node + " does not have. Put the driver's jar back, or choose another driver.");
        }
        DeviceId id = definition.id();
        List<LabThread> thread = new ArrayList<>(1);
        SessionKeeper sessions = new SessionKeeper(
                id.value(), driver, DriverSettings.of(definition, driver), () -> thread.forEach(LabThread::wake));
        DeviceWorker worker = new DeviceWorker(
                id,
                store,
                sessions,
                driver.features(),
                claims,
                tasks,
                new TelemetryReporter(id, telemetry, store),
                this::wakeDispatcher);
        thread.add(new LabThread("printlab-device-" + id, WORKER_INTERVAL, () -> worker.step(clock.instant())));
        workers.put(id, worker);
        ports.put(id, Set.copyOf(definition.settings().values()));
        workerThreads.put(id, thread.get(0));
    }

    private void interruptLeftOver(Job job, Instant now) {
        Actor self = Actor.part("node:" + node);
        store.jobs()
                .store(job.interrupt(
                        "printlab ended unexpectedly while the device had this job. Look at the device and say what became of the print.",
                        self,
                        now));
        new FilamentBooking(store.spools()).interrupted(job, store.devices().telemetry(), self.label(), now);
        if (job.lease() != null) {
            store.devices().byId(job.lease().device()).ifPresent(device -> {
                Bed bed = device.bed();
                if (bed.state() != BedState.OCCUPIED) {
                    store.devices()
                            .store(device.withBed(bed.occupy(
                                    "Job " + job.id() + " was on this device when printlab ended.",
                                    self.label(),
                                    now)));
                }
            });
        }
        log.warn("Job {} was on a device when printlab ended; it is INTERRUPTED now", job.id());
    }
}
