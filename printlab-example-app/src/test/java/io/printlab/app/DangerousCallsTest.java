package io.printlab.app;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * What printlab does not do, in any of its modules, so that no text from outside can misuse it: start programs, open archives,
 * read serialized objects or XML, run scripts, and speak HTTP with addresses that a request names. Who needs one of these adds a
 * test of the hostile input with it.
 */
@AnalyzeClasses(
        packages = "io.printlab",
        importOptions = {ImportOption.DoNotIncludeTests.class, DangerousCallsTest.WithoutTestJars.class})
class DangerousCallsTest {
    /** The testkits come as jars of their own. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    /** The demo's PostgreSQL is started with arguments of our own, as a list and without a shell. */
    @ArchTest
    static final ArchRule PROGRAMS_ARE_STARTED_FOR_THE_EMBEDDED_DATABASE_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("io.printlab.persistence.embedded..")
            .should()
            .dependOnClassesThat(assignableTo(ProcessBuilder.class))
            .orShould()
            .callMethodWhere(target(owner(assignableTo(Runtime.class))).and(target(name("exec"))));

    /** The demo's PostgreSQL comes in an archive on the class path, not from outside. */
    @ArchTest
    static final ArchRule NO_ARCHIVE_OF_ANYBODY_IS_OPENED = noClasses()
            .that()
            .resideOutsideOfPackage("io.printlab.persistence.embedded..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(zip\\.(Zip|GZIP|Inflater).*|jar\\..*)")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.commons.compress..", "org.tukaani..");

    @ArchTest
    static final ArchRule NO_OBJECTS_XML_OR_SCRIPTS_ARE_READ = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.script..", "javax.xml..", "org.xml..", "org.w3c..")
            .orShould()
            .dependOnClassesThat(assignableTo(java.io.ObjectInputStream.class));

    /**
     * The identity provider and Discord are named by the lab's settings, the hosts of printers and cameras by its administrators; addresses
     * are checked.
     */
    @ArchTest
    static final ArchRule HTTP_GOES_TO_ADDRESSES_OF_THE_SETTINGS_ALONE = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.printlab.app.sso..",
                    "io.printlab.discord..",
                    "io.printlab.devices.network..",
                    "io.printlab.devices.camera..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "okhttp3..", "com.nimbusds.oauth2.sdk.http..")
            .orShould()
            .dependOnClassesThat(assignableTo(java.net.URLConnection.class))
            .orShould()
            .callMethodWhere(target(owner(assignableTo(java.net.URL.class)))
                    .and(target(name("openStream").or(name("openConnection")))));
}
