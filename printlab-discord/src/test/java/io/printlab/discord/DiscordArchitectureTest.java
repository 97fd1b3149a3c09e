package io.printlab.discord;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.printlab.testkit.HouseRules;
import java.util.Set;

@AnalyzeClasses(packages = "io.printlab.discord", importOptions = ImportOption.DoNotIncludeTests.class)
class DiscordArchitectureTest {
    private static final String[] THE_BOT = {"net.dv8tion..", "okhttp3..", "com.neovisionaries.."};

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule threadsHaveNamedOwners = HouseRules.threadsOnlyIn(
            Set.of("io.printlab.discord.DiscordConnector", "io.printlab.discord.DiscordThread"));

    @ArchTest
    static final ArchRule jdaStaysInOnePackage = noClasses()
            .that(not(resideInAPackage("io.printlab.discord")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(THE_BOT);

    @ArchTest
    static final ArchRule whatOthersSeeIsFreeOfJda = noClasses()
            .that()
            .resideInAPackage("io.printlab.discord..")
            .and()
            .arePublic()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(THE_BOT);

    @ArchTest
    static final ArchRule discordKnowsTheCoreAlone = noClasses()
            .that()
            .resideInAPackage("io.printlab.discord..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.printlab.persistence..", "io.printlab.devices..", "io.printlab.app..", "java.sql..");

    @ArchTest
    static final ArchRule guiceStaysInItsPackage = noClasses()
            .that()
            .resideInAPackage("io.printlab.discord")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.inject..", "io.printlab.guice..");

    @ArchTest
    static final ArchRule everyoneIsFinal = classes()
            .that()
            .resideInAPackage("io.printlab.discord..")
            .and()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
}
