package io.printlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditEntry;
import io.printlab.audit.AuditQuery;
import io.printlab.desk.DeviceWish;
import io.printlab.desk.SubmissionRequest;
import io.printlab.device.Device;
import io.printlab.device.DeviceId;
import io.printlab.device.DeviceState;
import io.printlab.driver.DeviceDriver;
import io.printlab.driver.DeviceListener;
import io.printlab.driver.DeviceSession;
import io.printlab.driver.DriverFeature;
import io.printlab.driver.DriverSetting;
import io.printlab.driver.DriverSettings;
import io.printlab.driver.PrintPhase;
import io.printlab.error.ErrorCategory;
import io.printlab.error.FieldFaultsException;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.testkit.LabInMemory;
import io.printlab.testkit.ScriptedDriver;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Devices that people define while the lab runs. */
final class DefinedDevicesTest {
    private static final DeviceId LASER = new DeviceId("laser");
    private static final DeviceId LEFT = new DeviceId("left");
    private static final String CODE = "hush-12345";

    private final LabInMemory parts = new LabInMemory();
    private final Cutters cutters = new Cutters(new ScriptedDriver(parts.clock()));
    private final PrintLab lab = parts.builder().driver(cutters).build();

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void aDeviceThatIsAddedIsDrivenWithoutARestartAndPrints() throws Exception {
        lab.start();
        lab.definitions().add(parts.staff(), wish("10.0.0.7", CODE));
        await().until(() -> state(LASER) == DeviceState.IDLE);
        assertThat(lab.drives(LASER)).isTrue();
        assertThat(cutters.opened).containsExactly("10.0.0.7 " + CODE);
        lab.upkeep().begin(parts.staff(), LEFT, "Another printer is to get the job.");
        lab.devices().clearBed(parts.staff(), LASER);
        JobId job = submit();
        await().until(() -> cutters.machine.calls().contains("start " + job));
    }

    @Test
    void aChangeIsDrivenAnewAndOneOfTheNameAloneIsNot() {
        lab.start();
        lab.definitions().add(parts.staff(), wish("10.0.0.7", CODE));
        await().until(() -> state(LASER) == DeviceState.IDLE);
        DeviceWish renamed = wish("10.0.0.7", "");
        lab.definitions().change(parts.staff(), LASER, renamed);
        assertThat(state(LASER)).isEqualTo(DeviceState.IDLE);
        lab.definitions().change(parts.staff(), LASER, wish("10.0.0.8", "another-code"));
        await().until(() -> cutters.opened.equals(List.of("10.0.0.7 " + CODE, "10.0.0.8 another-code")));
        await().until(() -> state(LASER) == DeviceState.IDLE);
        assertThat(cutters.machine.calls()).containsSubsequence("open", "close", "open");
    }

    @Test
    void aDeviceThatPrintsIsNeitherRemovedNorReachedOtherwise() throws Exception {
        lab.start();
        lab.definitions().add(parts.staff(), wish("10.0.0.7", CODE));
        await().until(() -> state(LASER) == DeviceState.IDLE);
        lab.upkeep().begin(parts.staff(), LEFT, "Another printer is to get the job.");
        lab.devices().clearBed(parts.staff(), LASER);
        JobId job = submit();
        await().until(() -> cutters.machine.calls().contains("start " + job));
        cutters.machine.seenPrint(PrintPhase.PRINTING, 0.5, "");
        await().until(() -> lab.jobs().job(parts.student(), job).state() == JobState.PRINTING);
        assertRefused(
                ErrorCategory.CONFLICT,
                "has job " + job,
                () -> lab.definitions().change(parts.staff(), LASER, wish("10.0.0.8", "another-code")));
        assertRefused(
                ErrorCategory.CONFLICT,
                "has job " + job,
                () -> lab.definitions().remove(parts.staff(), LASER));
        assertThat(cutters.machine.calls()).doesNotContain("close");
        cutters.machine.seenPrint(PrintPhase.FINISHED, 1, "");
        await().until(() -> lab.jobs().job(parts.student(), job).state() == JobState.COMPLETED);

        lab.definitions().remove(parts.staff(), LASER);
        await().until(() -> !lab.drives(LASER));
        await().until(() -> cutters.machine.calls().contains("close"));
        assertThat(lab.devices().devices(parts.student()))
                .extracting(Device::id)
                .containsExactly(LEFT);
        assertThat(lab.devices().name(parts.student(), LASER)).isEqualTo("laser");
    }

    @Test
    void aDeviceOfTheSettingsIsShownAsSuchAndNotChangedHere() {
        lab.start();
        assertThat(lab.definitions().device(parts.staff(), LEFT).isEditable()).isFalse();
        assertRefused(
                ErrorCategory.CONFLICT,
                "settings of node main",
                () -> lab.definitions().change(parts.staff(), LEFT, wish("10.0.0.7", CODE)));
        assertRefused(
                ErrorCategory.CONFLICT,
                "settings of node main",
                () -> lab.definitions().remove(parts.staff(), LEFT));
        assertRefused(
                ErrorCategory.CONFLICT,
                "already",
                () -> lab.definitions().add(parts.staff(), with(wish("10.0.0.7", CODE), "left", "main", "cutter")));
    }

    @Test
    void afterARestartWhatWasDefinedIsDrivenAgainAndAMissingDriverIsTold() {
        lab.start();
        lab.definitions().add(parts.staff(), wish("10.0.0.7", CODE));
        await().until(() -> state(LASER) == DeviceState.IDLE);
        lab.close();
        PrintLab without = parts.builder().build();
        without.start();
        await().until(() -> without.devices()
                .device(parts.student(), LASER)
                .status()
                .evidence()
                .contains("does not have"));
        without.close();
        PrintLab again = parts.builder().driver(cutters).build();
        again.start();
        await().until(() ->
                again.devices().device(parts.student(), LASER).status().state() == DeviceState.IDLE);
        again.close();
    }

    @Test
    void everyFieldThatIsWrongIsToldByItself() {
        lab.start();
        DeviceWish wrong = new DeviceWish(
                "No Id",
                " ",
                "main",
                "cutter",
                Map.of("host", "a\nb", "power", "much", "gold", "1"),
                "x".repeat(61),
                List.of("PLA", "<script>"),
                Double.NaN,
                250.0,
                -1.0,
                null,
                List.of("not a tag"));
        FieldFaultsException faults = catchThrowableOfType(
                FieldFaultsException.class, () -> lab.definitions().add(parts.staff(), wrong));
        assertThat(faults.category()).isEqualTo(ErrorCategory.USER);
        assertThat(faults.faults())
                .containsOnlyKeys(
                        "id",
                        "name",
                        "model",
                        "materials",
                        "nozzleMillimetres",
                        "volume",
                        "tags",
                        "settings.host",
                        "settings.power",
                        "settings.code",
                        "settings.gold");
        assertThat(catchThrowableOfType(
                                FieldFaultsException.class,
                                () -> lab.definitions()
                                        .add(parts.staff(), with(wish("h", CODE), "x", "nowhere", "cutter")))
                        .faults())
                .containsOnlyKeys("node");
        assertThat(catchThrowableOfType(
                                FieldFaultsException.class,
                                () -> lab.definitions()
                                        .add(parts.staff(), with(wish("h", CODE), "x", "main", "nothing")))
                        .faults())
                .containsOnlyKeys("driver");
    }

    @Test
    void aSecretIsKeptButNeverShownAuditedOrSentToAnotherPlace() {
        lab.start();
        Device added = lab.definitions().add(parts.staff(), wish("10.0.0.7", CODE));
        lab.definitions().change(parts.staff(), LASER, withPower(wish("10.0.0.7", ""), "50"));
        assertThat(parts.store()
                        .devices()
                        .byId(LASER)
                        .orElseThrow()
                        .definition()
                        .settings())
                .containsEntry("code", CODE)
                .containsEntry("power", "50");
        FieldFaultsException elsewhere = catchThrowableOfType(
                FieldFaultsException.class,
                () -> lab.definitions().change(parts.staff(), LASER, wish("10.66.6.6", "")));
        assertThat(elsewhere.faults()).containsOnlyKeys("settings.code");
        lab.definitions().change(parts.staff(), LASER, wish("10.0.0.7", "another-code"));
        lab.definitions().remove(parts.staff(), LASER);

        List<AuditEntry> log = parts.store().audit().search(AuditQuery.newest(10));
        assertThat(log)
                .extracting(AuditEntry::action)
                .containsExactly(
                        AuditAction.DEVICE_REMOVED,
                        AuditAction.DEVICE_CHANGED,
                        AuditAction.DEVICE_CHANGED,
                        AuditAction.DEVICE_ADDED);
        assertThat(log.get(1).change().after().values()).containsEntry("retyped", "code");
        assertThat(log.get(2).change().after().values()).doesNotContainKey("retyped");
        assertThat(log.toString() + added + wish("h", CODE))
                .doesNotContain(CODE)
                .doesNotContain("another-code");
        assertThat(log.get(3).change().after().values().get("settings")).contains("10.0.0.7");
    }

    @Test
    void onlyWhoConfiguresDevicesSeesOrChangesDefinitions() {
        lab.start();
        for (Executable attempt : List.<Executable>of(
                () -> lab.definitions().drivers(parts.student()),
                () -> lab.definitions().devices(parts.student()),
                () -> lab.definitions().device(parts.student(), LEFT),
                () -> lab.definitions().add(parts.student(), wish("10.0.0.7", CODE)),
                () -> lab.definitions().change(parts.student(), LEFT, wish("10.0.0.7", CODE)),
                () -> lab.definitions().remove(parts.student(), LEFT))) {
            assertRefused(ErrorCategory.FORBIDDEN, "CONFIGURE_DEVICES", attempt);
        }
    }

    private DeviceState state(DeviceId id) {
        return lab.devices().device(parts.student(), id).status().state();
    }

    private JobId submit() throws Exception {
        return lab.jobs()
                .submit(
                        parts.student(),
                        SubmissionRequest.of("a.gcode", "test"),
                        new ByteArrayInputStream("G28".getBytes(StandardCharsets.UTF_8)))
                .id();
    }

    private static DeviceWish wish(String host, String code) {
        return new DeviceWish(
                "laser",
                "Laser by the door",
                "main",
                "cutter",
                code.isEmpty() ? Map.of("host", host) : Map.of("host", host, "code", code),
                "K40",
                List.of("PLA"),
                0.4,
                300.0,
                200.0,
                50.0,
                List.of("laser"));
    }

    private static DeviceWish withPower(DeviceWish wish, String power) {
        Map<String, String> settings = new HashMap<>(wish.settings());
        settings.put("power", power);
        return copy(wish, wish.id(), wish.node(), wish.driver(), settings);
    }

    private static DeviceWish with(DeviceWish wish, String id, String node, String driver) {
        return copy(wish, id, node, driver, wish.settings());
    }

    private static DeviceWish copy(
            DeviceWish wish, String id, String node, String driver, Map<String, String> settings) {
        return new DeviceWish(
                id,
                wish.name(),
                node,
                driver,
                settings,
                wish.model(),
                wish.materials(),
                wish.nozzleMillimetres(),
                wish.width(),
                wish.depth(),
                wish.height(),
                wish.tags());
    }

    private static void assertRefused(ErrorCategory category, String part, Executable attempt) {
        PrintLabException refused = catchThrowableOfType(PrintLabException.class, attempt::execute);
        assertThat(refused.category()).isEqualTo(category);
        assertThat(refused).hasMessageContaining(part);
    }

    /** A driver of another id, with settings, over one scripted machine. */
    private static final class Cutters implements DeviceDriver {
        final ScriptedDriver machine;
        final List<String> opened = new CopyOnWriteArrayList<>();

        Cutters(ScriptedDriver machine) {
            this.machine = machine;
        }

        @Override
        public String id() {
            return "cutter";
        }

        @Override
        public Set<DriverFeature> features() {
            return machine.features();
        }

        @Override
        public List<DriverSetting> settings() {
            return List.of(
                    new DriverSetting("host", "Address", DriverSetting.Kind.TEXT, null, "Where it is."),
                    new DriverSetting("code", "Access code", DriverSetting.Kind.SECRET, null, "On its display."),
                    new DriverSetting("power", "Power", DriverSetting.Kind.INTEGER, "100", "Percent, 1 to 100."));
        }

        @Override
        public DeviceSession open(DriverSettings settings, DeviceListener listener) {
            opened.add(settings.text("host") + " " + settings.text("code"));
            return machine.open(settings, listener);
        }
    }
}
