package io.printlab.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.printlab.testkit.HouseRules;
import java.util.Set;

@AnalyzeClasses(packages = "io.printlab.app", importOptions = ImportOption.DoNotIncludeTests.class)
class AppArchitectureTest {
    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK = HouseRules.TIME_COMES_FROM_A_CLOCK;

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = HouseRules.NOBODY_SLEEPS;

    @ArchTest
    static final ArchRule NO_STATIC_MUTABLE_STATE = HouseRules.NO_STATIC_MUTABLE_STATE;

    @ArchTest
    static final ArchRule EVERY_PACKAGE_SAYS_WHAT_LIVES_THERE = HouseRules.EVERY_PACKAGE_SAYS_WHAT_LIVES_THERE;

    @ArchTest
    static final ArchRule PACKAGES_ARE_NAMED_FOR_THE_BUSINESS = HouseRules.PACKAGES_ARE_NAMED_FOR_THE_BUSINESS;

    @ArchTest
    static final ArchRule NO_CYCLES_OF_PACKAGES = HouseRules.NO_CYCLES_OF_PACKAGES;

    @ArchTest
    static final ArchRule THREADS_HAVE_NAMED_OWNERS = HouseRules.threadsOnlyIn(Set.of(
            "io.printlab.app.command.UntilStopped",
            "io.printlab.app.live.LiveClient",
            "io.printlab.app.live.LiveFeed"));

    @ArchTest
    static final ArchRule THE_APP_REACHES_NO_PRINTER_AND_NO_SQL = noClasses()
            .that()
            .resideOutsideOfPackages("io.printlab.app", "io.printlab.app.config", "io.printlab.app.command")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.printlab.driver..", "io.printlab.devices..", "java.sql..", "org.apache.ibatis..");
}
