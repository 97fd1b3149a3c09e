package io.printlab.app.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.account.Actor;
import io.printlab.account.KeyLimits;
import io.printlab.account.KeyScope;
import io.printlab.account.Permission;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.device.DeviceId;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final ApiKeys keys = new ApiKeys(store, clock);
    private final User stella = store.users().add("stella.staff", "Stella Staff", Role.STAFF, clock.instant());

    @Test
    void aKeyIsWorthNothingFromItsEndOn() {
        NewApiKey key = keys.create(
                Actor.of(stella),
                "script",
                new KeyLimits(Set.of(KeyScope.READ_OWN), null, clock.instant().plusSeconds(60)));
        clock.advance(Duration.ofSeconds(59));
        assertThat(keys.shown(key.secret(), null).actor().permissions()).containsExactly(Permission.SEE_QUEUE);
        clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> keys.shown(key.secret(), null)).isInstanceOf(WrongCredentialsException.class);
    }

    @Test
    void anEmptyListOfScopesAllowsNothing() {
        assertThatThrownBy(() -> keys.create(Actor.of(stella), "none", KeyLimits.of()))
                .hasMessageContaining("at least one");
        String secret = "pl_0123456789ab_" + "0".repeat(64);
        store.apiKeys()
                .add(stella.id(), "none", "0123456789ab", Secrets.sha256(secret), KeyLimits.of(), clock.instant());
        assertThat(keys.shown(secret, null).actor().permissions()).isEmpty();
    }

    @Test
    void aKeyIsForDevicesThatTheLabHasAndEndsWithinTwoYears() {
        Set<KeyScope> operate = Set.of(KeyScope.OPERATE_DEVICES);
        DeviceId left = new SampleLab(store, clock).readyDevice("left").id();
        NewApiKey key = keys.create(Actor.of(stella), "tablet", new KeyLimits(operate, Set.of(left), null));
        assertThat(keys.shown(key.secret(), null).actor().reaches(left)).isTrue();
        assertThat(keys.shown(key.secret(), null).actor().reaches(new DeviceId("right")))
                .isFalse();
        assertThatThrownBy(() -> keys.create(
                        Actor.of(stella), "x", new KeyLimits(operate, Set.of(new DeviceId("nowhere")), null)))
                .hasMessageContaining("devices that the lab has");
        assertThatThrownBy(() -> keys.create(Actor.of(stella), "x", new KeyLimits(operate, null, clock.instant())))
                .hasMessageContaining("expires after now");
    }
}
