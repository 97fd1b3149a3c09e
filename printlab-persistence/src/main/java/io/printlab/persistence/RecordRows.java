package io.printlab.persistence;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.ibatis.type.TypeHandler;
import org.apache.ibatis.type.TypeHandlerRegistry;

/** Builds records of one type from rows whose columns are named like its components. */
final class RecordRows {
    private final Class<?> type;
    private final MethodHandle constructor;
    private final List<String> columns;
    private final TypeHandler<?>[] handlers;

    RecordRows(Class<?> type, TypeHandlerRegistry registry) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        this.columns = Arrays.stream(components)
                .map(component -> column(component.getName()))
                .toList();
        this.handlers = Arrays.stream(types).map(registry::getTypeHandler).toArray(TypeHandler<?>[]::new);
        this.constructor = constructor(type, types);
    }

    List<Object> read(ResultSet rows) throws SQLException {
        int[] positions = positions(rows.getMetaData());
        List<Object> records = new ArrayList<>();
        Object[] values = new Object[positions.length];
        while (rows.next()) {
            for (int i = 0; i < values.length; i++) {
                values[i] = handlers[i].getResult(rows, positions[i]);
            }
            records.add(build(values));
        }
        return records;
    }

    private int[] positions(ResultSetMetaData found) throws SQLException {
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 1; i <= found.getColumnCount(); i++) {
            byName.put(found.getColumnLabel(i).toLowerCase(Locale.ROOT), i);
        }
        if (byName.size() != columns.size() || !byName.keySet().containsAll(columns)) {
            throw new IllegalStateException(
                    "the columns " + byName.keySet() + " are not the components " + columns + " of " + type.getName());
        }
        return columns.stream().mapToInt(byName::get).toArray();
    }

    private Object build(Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a record's constructor threw", e);
        }
    }

    private static MethodHandle constructor(Class<?> type, Class<?>[] types) {
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, types.length)
                    .asType(java.lang.invoke.MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " has no canonical constructor", e);
        }
    }

    private static String column(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
