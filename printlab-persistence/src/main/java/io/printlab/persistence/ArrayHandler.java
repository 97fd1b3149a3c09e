package io.printlab.persistence;

import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** A Java array as a PostgreSQL array. */
final class ArrayHandler<E> extends BaseTypeHandler<E[]> {
    private final Class<E[]> type;
    private final String elementType;

    ArrayHandler(Class<E[]> type, String elementType) {
        this.type = type;
        this.elementType = elementType;
    }

    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, E[] value, @Nullable JdbcType jdbcType)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(elementType, value));
    }

    @Override
    public E @Nullable [] getNullableResult(ResultSet rows, String column) throws SQLException {
        return read(rows.getArray(column));
    }

    @Override
    public E @Nullable [] getNullableResult(ResultSet rows, int column) throws SQLException {
        return read(rows.getArray(column));
    }

    @Override
    public E @Nullable [] getNullableResult(CallableStatement call, int column) throws SQLException {
        return read(call.getArray(column));
    }

    private E @Nullable [] read(@Nullable Array array) throws SQLException {
        return array == null ? null : type.cast(array.getArray());
    }
}
