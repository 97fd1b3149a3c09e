package io.printlab.persistence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.printlab.testkit.HouseRules;
import java.util.Set;

@AnalyzeClasses(packages = "io.printlab.persistence", importOptions = ImportOption.DoNotIncludeTests.class)
class PersistenceArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule NO_THREADS_OF_ITS_OWN = HouseRules.threadsOnlyIn(Set.of());

    @ArchTest
    static final ArchRule GUICE_STAYS_IN_ITS_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("io.printlab.persistence.guice..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google..", "jakarta.inject..", "io.printlab.guice..");

    @ArchTest
    static final ArchRule MYBATIS_STAYS_IN_ITS_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("io.printlab.persistence")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.ibatis..", "org.flywaydb..");
}
