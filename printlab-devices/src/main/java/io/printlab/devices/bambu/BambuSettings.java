package io.printlab.devices.bambu;

import io.printlab.driver.DriverSetting;
import io.printlab.driver.DriverSettings;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the lab sets for a Bambu printer. */
record BambuSettings(
        String host, int mqttPort, int ftpsPort, String serial, String accessCode, String fingerprints, String folder) {
    static List<DriverSetting> described() {
        return List.of(
                text("host", "Address", null, "Name or IP address of the printer in the lab's network."),
                text("serial", "Serial number", null, "On the printer's screen under Settings, Device."),
                new DriverSetting(
                        "access-code",
                        "Access code",
                        DriverSetting.Kind.SECRET,
                        null,
                        "On the printer's screen under Settings, LAN Only Mode; Developer Mode has to be on as well."),
                text(
                        "certificate-fingerprint",
                        "Fingerprint of its certificate",
                        null,
                        "SHA-256, as openssl x509 -fingerprint -sha256 shows it; two with a comma if MQTT and FTPS differ."),
                text(
                        "print-folder",
                        "Folder",
                        "/mnt/sdcard",
                        "Where the printer itself finds a file that was sent to the root by FTPS."),
                new DriverSetting("mqtt-port", "MQTT port", DriverSetting.Kind.INTEGER, "8883", "1 to 65535."),
                new DriverSetting("ftps-port", "FTPS port", DriverSetting.Kind.INTEGER, "990", "1 to 65535."));
    }

    private static DriverSetting text(String key, String label, @Nullable String defaultValue, String help) {
        return new DriverSetting(key, label, DriverSetting.Kind.TEXT, defaultValue, help);
    }

    static BambuSettings of(DriverSettings settings) throws IOException {
        BambuSettings read = new BambuSettings(
                settings.text("host").strip(),
                settings.integer("mqtt-port"),
                settings.integer("ftps-port"),
                settings.text("serial").strip(),
                settings.text("access-code").strip(),
                settings.text("certificate-fingerprint"),
                settings.text("print-folder"));
        require(read.host.matches("[A-Za-z0-9.:_-]{1,253}"), "the address is a name or an IP address");
        require(read.serial.matches("[A-Za-z0-9]{1,40}"), "the serial number has letters and digits alone");
        require(read.accessCode.matches("[!-~]{1,60}"), "the access code has no spaces");
        require(read.folder.matches("(/[A-Za-z0-9_.-]{1,60}){0,6}"), "the folder is a path such as /mnt/sdcard");
        require(isPort(read.mqttPort) && isPort(read.ftpsPort), "a port is a number from 1 to 65535");
        return read;
    }

    private static boolean isPort(int port) {
        return port >= 1 && port <= 65_535;
    }

    private static void require(boolean holds, String rule) throws IOException {
        if (!holds) {
            throw new IOException("The settings of the Bambu printer are not right: " + rule + ". Set it right.");
        }
    }

    String reports() {
        return "device/" + serial + "/report";
    }

    String requests() {
        return "device/" + serial + "/request";
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return host + " " + serial;
    }
}
