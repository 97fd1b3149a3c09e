package io.printlab.devices;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.printlab.testkit.HouseRules;
import java.util.Set;

@AnalyzeClasses(packages = "io.printlab.devices", importOptions = ImportOption.DoNotIncludeTests.class)
class DevicesArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule THREADS_HAVE_NAMED_OWNERS = HouseRules.threadsOnlyIn(Set.of(
            "io.printlab.devices.grbl.GrblSession",
            "io.printlab.devices.marlin.MarlinSession",
            "io.printlab.devices.network.NetworkSession",
            "io.printlab.devices.serial.WriteWatchdog",
            "io.printlab.devices.simulator.SimulatedPrinter"));

    @ArchTest
    static final ArchRule DEVICES_KNOW_THE_CORE_ALONE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.printlab.persistence..", "io.printlab.discord..", "io.printlab.app..", "java.sql..");

    @ArchTest
    static final ArchRule JSERIALCOMM_STAYS_IN_ITS_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("io.printlab.devices.serial")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fazecast..");

    @ArchTest
    static final ArchRule PORTS_ARE_READ_BY_A_THREAD_AND_NO_LISTENER =
            noClasses().should().dependOnClassesThat().haveNameMatching("com\\.fazecast\\..*(Listener|Event)");

    @ArchTest
    static final ArchRule THE_C_LIBRARY_IS_CALLED_BY_THE_SIMULATOR_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("io.printlab.devices.simulator")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..");

    @ArchTest
    static final ArchRule HTTP_STAYS_WITH_WHAT_THE_NETWORK_HAS_IN_COMMON = noClasses()
            .that()
            .resideOutsideOfPackage("io.printlab.devices.network")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    @ArchTest
    static final ArchRule MQTT_AND_FTP_ARE_SPOKEN_TO_BAMBU_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("io.printlab.devices.bambu")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.paho..", "org.apache.commons.net..");

    @ArchTest
    static final ArchRule THE_FOLLOWED_PRINTER_KNOWS_NO_THREADS = noClasses()
            .that()
            .haveSimpleName("FollowedPrinter")
            .or()
            .haveSimpleName("OwnPrint")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.Thread|java\\.time\\.Clock");

    @ArchTest
    static final ArchRule GUICE_STAYS_IN_ITS_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("io.printlab.devices.guice")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.inject..");

    @ArchTest
    static final ArchRule THE_PROTOCOL_KNOWS_NO_THREADS = noClasses()
            .that()
            .haveSimpleName("MarlinStream")
            .or()
            .haveSimpleName("MarlinPrinter")
            .or()
            .haveSimpleName("GrblMachine")
            .or()
            .haveSimpleName("PrintRun")
            .or()
            .haveSimpleName("SimulatedFirmware")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.Thread|java\\.time\\.Clock");
}
