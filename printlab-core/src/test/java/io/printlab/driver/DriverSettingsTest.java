package io.printlab.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class DriverSettingsTest {
    private static final List<DriverSetting> DESCRIBED = List.of(
            setting("host", DriverSetting.Kind.TEXT, null),
            setting("baud", DriverSetting.Kind.INTEGER, "115200"),
            setting("code", DriverSetting.Kind.SECRET, null));

    @Test
    void everyFaultIsToldAtOnceAndNoValueWithIt() {
        assertThat(DriverSettings.faults(DESCRIBED, Map.of("baud", "fast-s3cret", "hots", "10.0.0.7")))
                .containsOnlyKeys("host", "baud", "code", "hots")
                .containsEntry("host", "It is needed.")
                .allSatisfy((key, fault) -> assertThat(fault).doesNotContain("s3cret"));
        assertThat(DriverSettings.faults(DESCRIBED, Map.of("host", "10.0.0.7", "code", "x")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER,'',false",
        "INTEGER,12345678901,false",
        "INTEGER,-7,true",
        "DECIMAL,1e9,false",
        "DECIMAL,0.5,true",
        "YES_NO,yes,false",
        "YES_NO,true,true",
        "SERIAL_PORT,' ',false",
        "SERIAL_PORT,/dev/ttyUSB0,true",
        "URL,file:///etc/passwd,false",
        "URL,http://ada:pass@10.0.0.7,false",
        "URL,https://10.0.0.7/x,true",
        "URL,http:///x,false",
        "SECRET,' ',false",
        "TEXT,anything,true"
    })
    void aValueIsOfItsKind(DriverSetting.Kind kind, String value, boolean legal) {
        assertThat(setting("x", kind, null).fault(value) == null).isEqualTo(legal);
    }

    @ParameterizedTest
    @EnumSource
    void noValueHasControlCharactersOrIsEndless(DriverSetting.Kind kind) {
        DriverSetting setting = setting("x", kind, null);
        assertThat(setting.fault("http://a\r\nX-Evil: 1")).contains("control characters");
        assertThat(setting.fault("a\u0000")).contains("control characters");
        assertThat(setting.fault("1".repeat(1001))).contains("1000");
    }

    @Test
    void aDescriptionThatIsWrongIsADefectOfTheDriver() {
        assertThatThrownBy(() -> setting("Port", DriverSetting.Kind.TEXT, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> setting("port", DriverSetting.Kind.INTEGER, "many"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DriverSetting("port", " ", DriverSetting.Kind.TEXT, null, "Help."))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static DriverSetting setting(String key, DriverSetting.Kind kind, @Nullable String otherwise) {
        return new DriverSetting(key, "Label", kind, otherwise, "Help.");
    }
}
