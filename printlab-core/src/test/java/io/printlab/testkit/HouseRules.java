package io.printlab.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * The rules of architecture that hold in every library module. A module's test imports its own main classes and includes
 * this class with {@code ArchTests.in(HouseRules.class)}.
 */
public final class HouseRules {
    private HouseRules() {}

    @ArchTest
    public static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because(
                    "a Clock goes in and now is passed down; " + Clock.class.getName() + " is the only source of time");

    @ArchTest
    public static final ArchRule NOBODY_ENDS_THE_PROCESS = noClasses()
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .orShould()
            .callMethod(Runtime.class, "addShutdownHook", Thread.class)
            .because("a library lives in somebody else's process");

    @ArchTest
    public static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("waiting is for a condition, an event or a time-out of I/O");

    @ArchTest
    public static final ArchRule NO_STATIC_MUTABLE_STATE = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat(areWrittenByUs())
            .should()
            .beFinal();

    @ArchTest
    public static final ArchRule NO_CYCLES_OF_PACKAGES =
            slices().matching("io.printlab.(**)").should().beFreeOfCycles();

    @ArchTest
    public static final ArchRule EVERY_PACKAGE_SAYS_WHAT_LIVES_THERE =
            classes().that(areWrittenByUs()).should(liveInADescribedPackage());

    @ArchTest
    public static final ArchRule PACKAGES_ARE_NAMED_FOR_THE_BUSINESS = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..helper..",
                    "..helpers..",
                    "..manager..",
                    "..dto..",
                    "..impl..");

    private static DescribedPredicate<JavaClass> areWrittenByUs() {
        return DescribedPredicate.describe(
                "are written by us",
                type -> !type.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !type.getName().contains("$SwitchMap$"));
    }

    private static ArchCondition<JavaClass> liveInADescribedPackage() {
        return new ArchCondition<>("live in a package with a package-info") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean described = type.getPackage().tryGetPackageInfo().isPresent()
                        && type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                events.add(new SimpleConditionEvent(
                        type, described, type.getPackageName() + " has no package-info.java with @NullMarked"));
            }
        };
    }

    /** Threads are created only by these classes. */
    public static ArchRule threadsOnlyIn(Set<String> owners) {
        return noClasses()
                .that(DescribedPredicate.describe(
                        "are no named owners of threads", type -> !owners.contains(type.getName())))
                .should()
                .callConstructorWhere(DescribedPredicate.describe(
                        "it makes a thread",
                        call -> call.getTarget().getOwner().isAssignableTo(Thread.class)
                                || call.getTarget()
                                        .getOwner()
                                        .isAssignableTo(java.util.concurrent.ThreadPoolExecutor.class)
                                || call.getTarget().getOwner().isAssignableTo(java.util.Timer.class)))
                .orShould()
                .callMethodWhere(DescribedPredicate.describe(
                        "it makes a pool of threads",
                        call -> call.getTarget().getOwner().isEquivalentTo(java.util.concurrent.Executors.class)));
    }
}
