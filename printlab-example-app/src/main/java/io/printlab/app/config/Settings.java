package io.printlab.app.config;

import io.printlab.NodeRole;
import io.printlab.PrintLabConfig;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.mail.MailSettings;
import io.printlab.app.signin.SignInSettings;
import io.printlab.app.sso.SingleSignOnSettings;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.NodeId;
import io.printlab.devices.camera.CameraSettings;
import io.printlab.discord.DiscordSettings;
import io.printlab.persistence.PostgresSettings;
import io.printlab.rule.LabRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the application was told, checked.
 *
 * @param dataFolder where files, uploads and the embedded PostgreSQL are kept
 * @param database the lab's own PostgreSQL, or null for the embedded one
 * @param devices the devices that are plugged into this host
 * @param rules what the lab begins with
 * @param singleSignOn the identity provider, or null for none
 * @param cameras where pictures are taken from
 * @param demoSpeed how much faster than real printers the demo's printers print
 */
public record Settings(
        HttpSettings http,
        Path dataFolder,
        @Nullable PostgresSettings database,
        NodeId node,
        Set<NodeRole> roles,
        long fileLimitBytes,
        List<DeviceDefinition> devices,
        DiscordSettings discord,
        MailSettings mail,
        LabRules rules,
        double demoSpeed,
        SignInSettings signIn,
        @Nullable SingleSignOnSettings singleSignOn,
        CameraSettings cameras) {
    public Settings {
        roles = Set.copyOf(roles);
        devices = List.copyOf(devices);
    }

    /** The part of it that the lab itself needs. */
    public PrintLabConfig lab() {
        return PrintLabConfig.defaults()
                .withNode(node)
                .withRoles(roles)
                .withDevices(devices)
                .withFileLimitBytes(fileLimitBytes);
    }

    public Settings withDevices(List<DeviceDefinition> next) {
        return new Settings(
                http,
                dataFolder,
                database,
                node,
                roles,
                fileLimitBytes,
                next,
                discord,
                mail,
                rules,
                demoSpeed,
                signIn,
                singleSignOn,
                cameras);
    }

    public Settings withRules(LabRules next) {
        return new Settings(
                http,
                dataFolder,
                database,
                node,
                roles,
                fileLimitBytes,
                devices,
                discord,
                mail,
                next,
                demoSpeed,
                signIn,
                singleSignOn,
                cameras);
    }

    /** Without a secret: the settings of devices are named, not shown, and the parts hide their own. */
    @Override
    public String toString() {
        return "Settings[http=" + http + ", dataFolder=" + dataFolder + ", database="
                + (database == null ? "embedded" : database) + ", node=" + node + ", roles=" + roles
                + ", fileLimitBytes=" + fileLimitBytes + ", devices="
                + devices.stream()
                        .map(device -> device.id() + " (" + device.driver() + ", settings "
                                + device.settings().keySet() + ")")
                        .toList()
                + ", discord=" + discord + ", mail=" + mail + ", rules=" + rules + ", demoSpeed=" + demoSpeed
                + ", signIn=" + signIn
                + ", singleSignOn=" + singleSignOn + ", cameras=" + cameras + "]";
    }
}
