package io.printlab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.printlab.testkit.HouseRules;
import java.util.Set;

@AnalyzeClasses(packages = "io.printlab", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule GUICE_STAYS_IN_ITS_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("io.printlab.guice..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google..", "jakarta.inject..", "javax.inject..");

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_INTEGRATION = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.ibatis..",
                    "org.flywaydb..",
                    "net.dv8tion..",
                    "io.javalin..",
                    "com.fazecast..",
                    "com.fasterxml..",
                    "java.sql..",
                    "javax.sql..");

    @ArchTest
    static final ArchRule A_POLICY_SEES_NO_DEVICE_SESSION = noClasses()
            .that()
            .resideInAPackage("io.printlab.queue..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.printlab.driver..", "io.printlab.dispatch..", "io.printlab.store..", "io.printlab.desk..");

    @ArchTest
    static final ArchRule A_POLICY_HAS_NO_CLOCK_AND_NO_THREADS = noClasses()
            .that()
            .resideInAPackage("io.printlab.queue..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.time\\.Clock|java\\.lang\\.Thread|java\\.util\\.concurrent\\.(?!TimeUnit).*");

    @ArchTest
    static final ArchRule ONLY_THE_JOB_PACKAGE_MAKES_JOB_CHANGES = noClasses()
            .that()
            .resideOutsideOfPackage("io.printlab.job..")
            .should()
            .callConstructor(
                    io.printlab.job.JobChange.class,
                    io.printlab.job.Job.class,
                    io.printlab.job.Job.class,
                    io.printlab.job.JobEvent.class);

    @ArchTest
    static final ArchRule THREADS_HAVE_NAMED_OWNERS =
            HouseRules.threadsOnlyIn(Set.of("io.printlab.dispatch.LabThread"));
}
