package io.printlab.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.javalin.config.RoutesConfig;
import io.printlab.PrintLab;
import io.printlab.event.EventLog;
import io.printlab.store.LabStore;
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

    /** Who may see what is decided in the desks and in Access: a handler that reads a repository has gone past them. */
    @ArchTest
    static final ArchRule HANDLERS_ASK_THE_DESKS = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.printlab.app.api", "io.printlab.app.page", "io.printlab.app.octoprint", "io.printlab.app.live")
            .should()
            .callMethod(PrintLab.class, "store")
            .orShould()
            .dependOnClassesThat(assignableTo(LabStore.class)
                    .or(assignableTo(EventLog.class))
                    .or(simpleNameEndingWith("Repository")));

    /** A route that is declared past Routes would have no rule. */
    @ArchTest
    static final ArchRule ROUTES_ARE_DECLARED_WITH_A_RULE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.printlab.app.http.Routes")
            .should()
            .callMethodWhere(target(owner(assignableTo(RoutesConfig.class)))
                    .and(target(nameMatching(
                            "get|post|put|patch|delete|head|options|sse|ws|addEndpoint|addHttpHandler|apiBuilder"))));
}
