package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.ibatis.annotations.Select;
import org.junit.jupiter.api.Test;

final class MapperRulesTest {
    private static final Pattern LOCK = Pattern.compile("(?i)for (no key )?update");
    private static final Pattern WRITE = Pattern.compile("(?i)\\b(insert|update|delete|nextval)\\b");

    @Test
    void aSelectThatWritesSaysSoBecauseElseItsRowsOutliveARollback() {
        List<String> writing = new ArrayList<>();
        for (Method method : statements()) {
            Select select = method.getAnnotation(Select.class);
            if (select != null && writes(select)) {
                writing.add(method.getName());
                assertThat(select.affectData()).as("affectData of %s", method).isTrue();
            }
        }
        assertThat(writing).contains("add", "renew", "post", "promoteDue", "claim");
    }

    @Test
    void parametersAreBoundAndNeverPasted() {
        for (Method method : statements()) {
            Select select = method.getAnnotation(Select.class);
            if (select != null) {
                assertThat(String.join(" ", select.value())).as("%s", method).doesNotContain("${");
            }
        }
    }

    private static boolean writes(Select select) {
        return WRITE.matcher(LOCK.matcher(String.join(" ", select.value())).replaceAll(""))
                .find();
    }

    private static List<Method> statements() {
        return Sessions.MAPPERS.stream()
                .flatMap(mapper -> Arrays.stream(mapper.getDeclaredMethods()))
                .toList();
    }
}
