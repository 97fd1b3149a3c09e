package io.printlab.persistence.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The limit: a table of five columns and one statement for each claim, committed by itself. */
final class RawDrain {
    static final String TABLE = """
            CREATE TABLE raw_job (id bigint PRIMARY KEY, lane int NOT NULL, state text NOT NULL, rank bigint NOT NULL, claimed_by int)
            WITH (fillfactor = 80);
            CREATE INDEX raw_ready ON raw_job (lane, rank, id) WHERE state = 'QUEUED';
            """;
    static final String FILL = """
            TRUNCATE raw_job;
            INSERT INTO raw_job SELECT n, 1, 'QUEUED', n, NULL FROM generate_series(1, 60000) n;
            ANALYZE raw_job
            """;
    private static final String CLAIM = """
            UPDATE raw_job SET state = 'CLAIMED', claimed_by = ? WHERE id = (
                SELECT id FROM raw_job WHERE lane = 1 AND state = 'QUEUED' ORDER BY rank, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id
            """;

    private RawDrain() {}

    /** Claims until the time is over; returns how many. */
    static int until(long end, DataSource source, int worker) throws SQLException {
        int claims = 0;
        try (Connection connection = source.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            while (System.nanoTime() - end < 0) {
                claim.setInt(1, worker);
                try (ResultSet row = claim.executeQuery()) {
                    claims += row.next() ? 1 : 0;
                }
            }
        }
        return claims;
    }
}
