package io.printlab.app.config;

import io.printlab.NodeRole;
import io.printlab.PrintLabConfig;
import io.printlab.app.demo.DemoSettings;
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
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the application was told, checked.
 *
 * @param dataFolder what this process keeps for itself: uploads, copies of print files, the embedded PostgreSQL
 * @param filesFolder the print files of the lab, which its processes share
 * @param database the lab's own PostgreSQL, or null for the embedded one
 * @param leaseTime how long a claim stands, and a process may be silent
 * @param devices the devices that are plugged into this host
 * @param rules what the lab begins with
 * @param singleSignOn the identity provider, or null for none
 * @param demo what simulated printers the demo has
 * @param cameras where pictures are taken from
 */
public record Settings(
        HttpSettings http,
        Path dataFolder,
        Path filesFolder,
        @Nullable PostgresSettings database,
        NodeId node,
        Set<NodeRole> roles,
        Duration leaseTime,
        long fileLimitBytes,
        List<DeviceDefinition> devices,
        DiscordSettings discord,
        MailSettings mail,
        LabRules rules,
        DemoSettings demo,
        SignInSettings signIn,
        @Nullable SingleSignOnSettings singleSignOn,
        CameraSettings cameras) {
    private static final Logger log = LoggerFactory.getLogger(Settings.class);

    public Settings {
        roles = Set.copyOf(roles);
        devices = List.copyOf(devices);
    }

    /** The part of it that the lab itself needs. */
    public PrintLabConfig lab() {
        return PrintLabConfig.defaults()
                .withNode(node)
                .withHost(hostName())
                .withLeaseTime(leaseTime)
                .withRoles(roles)
                .withDevices(devices)
                .withFileLimitBytes(fileLimitBytes);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            log.debug("This computer's name is not known", nameless);
            return "a computer without a name";
        }
    }

    /** @param next what this process does */
    public Settings withRoles(Set<NodeRole> next) {
        return new Settings(
                http,
                dataFolder,
                filesFolder,
                database,
                node,
                next,
                leaseTime,
                fileLimitBytes,
                devices,
                discord,
                mail,
                rules,
                demo,
                signIn,
                singleSignOn,
                cameras);
    }

    public Settings withDevices(List<DeviceDefinition> next) {
        return new Settings(
                http,
                dataFolder,
                filesFolder,
                database,
                node,
                roles,
                leaseTime,
                fileLimitBytes,
                next,
                discord,
                mail,
                rules,
                demo,
                signIn,
                singleSignOn,
                cameras);
    }

    public Settings withRules(LabRules next) {
        return new Settings(
                http,
                dataFolder,
                filesFolder,
                database,
                node,
                roles,
                leaseTime,
                fileLimitBytes,
                devices,
                discord,
                mail,
                next,
                demo,
                signIn,
                singleSignOn,
                cameras);
    }

    /** Without a secret: the settings of devices are named, not shown, and the parts hide their own. */
    @Override
    public String toString() {
        return "Settings[http=" + http + ", dataFolder=" + dataFolder + ", filesFolder=" + filesFolder + ", database="
                + (database == null ? "embedded" : database) + ", node=" + node + ", roles=" + roles
                + ", leaseTime=" + leaseTime + ", fileLimitBytes=" + fileLimitBytes + ", devices="
                + devices.stream()
                        .map(device -> device.id() + " (" + device.driver() + ", settings "
                                + device.settings().keySet() + ")")
                        .toList()
                + ", discord=" + discord + ", mail=" + mail + ", rules=" + rules + ", demo=" + demo
                + ", signIn=" + signIn
                + ", singleSignOn=" + singleSignOn + ", cameras=" + cameras + "]";
    }
}
