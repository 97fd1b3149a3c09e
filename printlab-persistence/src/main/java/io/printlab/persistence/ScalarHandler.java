package io.printlab.persistence;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** A value that the driver knows under another type: an identity, a time, a length of time. */
final class ScalarHandler<T, D> extends BaseTypeHandler<T> {
    private final Class<D> driverType;
    private final Function<T, D> writer;
    private final Function<D, T> reader;

    ScalarHandler(Class<D> driverType, Function<T, D> writer, Function<D, T> reader) {
        this.driverType = driverType;
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, T value, @Nullable JdbcType jdbcType)
            throws SQLException {
        statement.setObject(index, writer.apply(value));
    }

    @Override
    public @Nullable T getNullableResult(ResultSet rows, String column) throws SQLException {
        return read(rows.getObject(column, driverType));
    }

    @Override
    public @Nullable T getNullableResult(ResultSet rows, int column) throws SQLException {
        return read(rows.getObject(column, driverType));
    }

    @Override
    public @Nullable T getNullableResult(CallableStatement call, int column) throws SQLException {
        return read(call.getObject(column, driverType));
    }

    private @Nullable T read(@Nullable D value) {
        return value == null ? null : reader.apply(value);
    }
}
