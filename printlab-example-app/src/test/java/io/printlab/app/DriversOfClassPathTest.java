package io.printlab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.PrintLab;
import io.printlab.PrintLabBuilder;
import io.printlab.account.Actor;
import io.printlab.desk.DriverForm;
import io.printlab.error.PrintLabException;
import io.printlab.testkit.LabInMemory;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.example.labels.LabelPrinterDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar on the class path is enough: its META-INF/services names the driver. */
final class DriversOfClassPathTest {
    private final LabInMemory parts = new LabInMemory();

    @Test
    void aDriverOfTheClassPathIsOfferedByItsNode() {
        try (PrintLab lab = parts.builder().driversOfClassPath().build().start()) {
            Actor staff = parts.staff();
            assertThat(lab.definitions().drivers(staff))
                    .extracting(DriverForm::driver)
                    .containsExactly("label-tcp", "scripted");
        }
    }

    @Test
    void twoDriversOfOneIdAreToldWhenTheLabIsBuilt() {
        PrintLabBuilder twice = parts.builder().driver(new LabelPrinterDriver()).driversOfClassPath();
        assertThatThrownBy(twice::build)
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("two drivers have the id label-tcp")
                .hasMessageContaining(LabelPrinterDriver.class.getName());
    }

    @Test
    void aDriverThatCannotBeMadeIsToldWhenTheLabIsBuilt(@TempDir Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve("io.printlab.driver.DeviceDriver"), "org.example.NoSuchDriver\n");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            PrintLabBuilder broken = parts.builder().driversOfClassPath();
            assertThatThrownBy(broken::build)
                    .isInstanceOf(PrintLabException.class)
                    .hasMessageContaining("cannot be made")
                    .hasMessageContaining("org.example.NoSuchDriver");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
