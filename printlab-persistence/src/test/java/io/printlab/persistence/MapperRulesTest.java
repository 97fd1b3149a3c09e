package io.printlab.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
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
        int looked = 0;
        for (Method method : statements()) {
            for (String[] sql : sqlOf(method)) {
                assertThat(String.join(" ", sql)).as("%s", method).doesNotContain("${");
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(100);
    }

    private static List<String[]> sqlOf(Method method) {
        return Stream.of(
                        Optional.ofNullable(method.getAnnotation(Select.class)).map(Select::value),
                        Optional.ofNullable(method.getAnnotation(Insert.class)).map(Insert::value),
                        Optional.ofNullable(method.getAnnotation(Update.class)).map(Update::value),
                        Optional.ofNullable(method.getAnnotation(Delete.class)).map(Delete::value))
                .flatMap(Optional::stream)
                .toList();
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
