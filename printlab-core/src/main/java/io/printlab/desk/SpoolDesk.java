package io.printlab.desk;

import io.printlab.account.Access;
import io.printlab.account.Actor;
import io.printlab.account.Permission;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditChange;
import io.printlab.audit.AuditFacts;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditSubject;
import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import io.printlab.spool.Spool;
import io.printlab.spool.SpoolChange;
import io.printlab.spool.SpoolCode;
import io.printlab.spool.SpoolEvent;
import io.printlab.spool.SpoolFacts;
import io.printlab.spool.SpoolId;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What people may ask about spools. Thread-safe; every method may block on the database, checks the actor's rights first and throws
 * {@link PrintLabException}: NOT_FOUND for an unknown spool or device, FORBIDDEN, CONFLICT, USER.
 */
public final class SpoolDesk {
    private static final int GONE_SHOWN = 100;

    private final LabStore store;
    private final AuditLog audit;
    private final Clock clock;

    public SpoolDesk(LabStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** What there is to print with, as everybody may know it. */
    public List<StockLine> stock(Actor actor) {
        Access.require(actor, Permission.SEE_QUEUE, "see which filament the lab has");
        record Kind(String material, String colour) {}
        TreeMap<String, StockLine> lines = new TreeMap<>();
        for (Spool spool : store.spools().inStock()) {
            Kind kind = new Kind(
                    spool.facts().material(),
                    spool.facts().colour() == null ? "" : spool.facts().colour());
            lines.merge(kind.toString(), StockLine.of(spool), StockLine::and);
        }
        return List.copyOf(lines.values());
    }

    /** Those in stock by code. */
    public List<Spool> inStock(Actor actor) {
        requireStaff(actor);
        return store.spools().inStock();
    }

    /** Those in stock of which little is left, or less than nothing. */
    public List<Spool> low(Actor actor) {
        return inStock(actor).stream()
                .filter(spool -> spool.isLow() || spool.shortfallGrams() > 0)
                .toList();
    }

    /** Those that are empty or thrown away, the newest first. */
    public List<Spool> gone(Actor actor) {
        requireStaff(actor);
        return store.spools().gone(GONE_SHOWN);
    }

    public Spool spool(Actor actor, SpoolId id) {
        requireStaff(actor);
        return known(id);
    }

    public Optional<Spool> in(Actor actor, DeviceId device) {
        requireStaff(actor);
        return store.spools().in(device);
    }

    /** Oldest first. */
    public List<SpoolEvent> history(Actor actor, SpoolId id) {
        requireStaff(actor);
        return store.spools().history(known(id).id());
    }

    /**
     * A spool comes into the stock.
     *
     * @param code null for one made from its number
     * @param leftGrams null for a new spool
     */
    public Spool add(Actor actor, @Nullable String code, SpoolFacts facts, @Nullable Double leftGrams) {
        requireStaff(actor);
        SpoolChange added = Spool.added(store.spools().nextId(), code, facts, leftGrams, actor, clock.instant());
        return kept(actor, AuditAction.SPOOL_ADDED, added);
    }

    public Spool describe(Actor actor, SpoolId id, SpoolFacts facts) {
        requireStaff(actor);
        Spool spool = known(id);
        return spool.facts().equals(facts)
                ? spool
                : kept(actor, AuditAction.SPOOL_DESCRIBED, spool.describe(facts, actor, clock.instant()));
    }

    /** Staff weighed it. */
    public Spool correct(Actor actor, SpoolId id, double leftGrams, String reason) {
        requireStaff(actor);
        return kept(actor, AuditAction.SPOOL_CORRECTED, known(id).correct(leftGrams, reason, actor, clock.instant()));
    }

    public Spool empty(Actor actor, SpoolId id) {
        requireStaff(actor);
        return kept(actor, AuditAction.SPOOL_REMOVED, reachable(actor, id).empty(actor, clock.instant()));
    }

    public Spool discard(Actor actor, SpoolId id, String reason) {
        requireStaff(actor);
        return kept(actor, AuditAction.SPOOL_REMOVED, reachable(actor, id).discard(reason, actor, clock.instant()));
    }

    /**
     * A spool goes into a device; the one that was in it comes out.
     *
     * @param code as its label says
     * @throws PrintLabException CONFLICT if it is in another device, or no longer in stock
     */
    public Spool load(Actor actor, DeviceId device, String code) {
        requireOperate(actor, device);
        String checked = SpoolCode.checked(code);
        return load(
                actor,
                device,
                store.spools()
                        .byCode(checked)
                        .orElseThrow(() -> PrintLabException.notFound("There is no spool " + checked
                                + ". Scan its label again, or add it to the spools first.")));
    }

    public Spool load(Actor actor, DeviceId device, SpoolId id) {
        requireOperate(actor, device);
        return load(actor, device, known(id));
    }

    /** The spool comes out; the device counts as loaded with all that it is defined for, until another goes in. */
    public Spool unload(Actor actor, DeviceId device) {
        requireOperate(actor, device);
        Spool spool = store.spools()
                .in(device)
                .orElseThrow(() -> PrintLabException.conflict(
                        "Nobody has said that a spool is in device " + device + ". There is nothing to take out."));
        return moved(actor, device, List.of(spool.unload(actor, clock.instant())));
    }

    private Spool load(Actor actor, DeviceId device, Spool spool) {
        if (store.devices().byId(device).isEmpty()) {
            throw PrintLabException.notFound("There is no device " + device + ". Look for it in the list of devices.");
        }
        if (device.equals(spool.device())) {
            return spool;
        }
        List<SpoolChange> changes = new ArrayList<>();
        store.spools().in(device).ifPresent(other -> changes.add(other.unload(actor, clock.instant())));
        changes.add(spool.load(device, actor, clock.instant()));
        return moved(actor, device, changes);
    }

    /** @param changes the last of which is the spool that is given back */
    private Spool moved(Actor actor, DeviceId device, List<SpoolChange> changes) {
        Spool first = changes.get(0).before();
        Spool last = changes.get(changes.size() - 1).after();
        return audit.decided(
                actor,
                AuditAction.DEVICE_FILAMENT_CHANGED,
                () -> stored(changes, last),
                spool -> AuditChange.of(
                        AuditSubject.Kind.DEVICE,
                        device,
                        first == null || first.device() == null ? AuditFacts.NONE : loaded(first),
                        spool.device() == null ? AuditFacts.NONE : loaded(spool)));
    }

    private Spool kept(Actor actor, AuditAction action, SpoolChange change) {
        Function<Spool, AuditChange> entry = after -> AuditChange.of(
                AuditSubject.Kind.SPOOL,
                after.id(),
                change.before() == null ? AuditFacts.NONE : facts(change.before()),
                facts(after).with("reason", change.event().reason()));
        return audit.decided(actor, action, () -> stored(List.of(change), change.after()), entry);
    }

    private Spool stored(List<SpoolChange> changes, Spool last) {
        store.spools().store(changes);
        return last;
    }

    private static AuditFacts loaded(Spool spool) {
        return AuditFacts.of("spool", spool.code())
                .with("material", spool.facts().material())
                .with("colour", spool.facts().colour())
                .with("left", spool.leftGrams());
    }

    private static AuditFacts facts(Spool spool) {
        SpoolFacts facts = spool.facts();
        return loaded(spool)
                .with("state", spool.state())
                .with("device", spool.device())
                .with("vendor", facts.vendor())
                .with("net", facts.netGrams())
                .with("low", facts.lowGrams())
                .with("notes", facts.notes());
    }

    private Spool reachable(Actor actor, SpoolId id) {
        Spool spool = known(id);
        if (spool.device() != null) {
            Access.requireReach(actor, spool.device(), "take its spool out");
        }
        return spool;
    }

    private static void requireStaff(Actor actor) {
        Access.require(actor, Permission.OPERATE_DEVICES, "look after the spools");
    }

    private static void requireOperate(Actor actor, DeviceId device) {
        Access.requireDevice(actor, Permission.OPERATE_DEVICES, device, "say which filament is loaded");
    }

    private Spool known(SpoolId id) {
        return store.spools()
                .byId(id)
                .orElseThrow(() ->
                        PrintLabException.notFound("There is no spool " + id + ". Look for it in the list of spools."));
    }
}
