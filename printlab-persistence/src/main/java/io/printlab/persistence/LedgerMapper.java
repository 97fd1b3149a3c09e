package io.printlab.persistence;

import io.printlab.account.UserId;
import io.printlab.job.JobId;
import io.printlab.ledger.LedgerEntry;
import io.printlab.ledger.LedgerQuery;
import io.printlab.ledger.PrintTerms;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface LedgerMapper {
    @Insert("""
            INSERT INTO print_terms (job, currency, per_hour, per_kilogram, reprint_of, verdict_asked, pick_up, rules)
            VALUES (#{job}, #{terms.currency}, #{terms.perHour}, #{terms.perKilogram}, #{terms.reprintOf},
                #{terms.verdictAsked}, #{terms.pickUp}, #{terms.rules})
            """)
    int open(@Param("job") JobId job, @Param("terms") PrintTerms terms);

    // One row always: a job that the ledger does not know has null terms and nothing booked.
    @Select("""
            SELECT terms.currency, terms.per_hour, terms.per_kilogram, terms.reprint_of, terms.verdict_asked,
                terms.pick_up, terms.rules, booked.*
            FROM (
                SELECT coalesce(sum(millis) FILTER (WHERE kind IN ('RESERVED', 'RELEASED')), 0)::bigint AS reserved_millis,
                    coalesce(sum(milligrams) FILTER (WHERE kind IN ('RESERVED', 'RELEASED')), 0)::bigint AS reserved_milligrams,
                    coalesce(sum(money) FILTER (WHERE kind IN ('RESERVED', 'RELEASED')), 0)::bigint AS reserved_money,
                    coalesce(sum(millis) FILTER (WHERE kind IN ('CHARGED', 'REFUNDED')), 0)::bigint AS charged_millis,
                    coalesce(sum(milligrams) FILTER (WHERE kind IN ('CHARGED', 'REFUNDED')), 0)::bigint AS charged_milligrams,
                    coalesce(sum(money) FILTER (WHERE kind IN ('CHARGED', 'REFUNDED')), 0)::bigint AS charged_money,
                    max(currency) AS booked_currency
                FROM ledger_entry WHERE job = #{job}
            ) AS booked LEFT JOIN print_terms AS terms ON terms.job = #{job}
            """)
    JobAccountRow account(@Param("job") JobId job);

    // The balance of an account is one row, locked last in its transaction, so those who book for one owner wait for
    // each other
    // shortly and nobody waits in a circle.
    @Select(value = """
            WITH booked AS (
                INSERT INTO ledger_entry (at, counted_at, owner, group_name, job, kind, millis, milligrams, money, currency, actor, reason)
                VALUES (#{entry.at}, #{entry.countedAt}, #{entry.owner}, #{entry.group}, #{entry.job}, #{entry.kind},
                    #{entry.amount.millis}, #{entry.amount.milligrams}, #{entry.amount.money}, #{entry.currency}, #{entry.by},
                    #{entry.reason})
                RETURNING *, kind IN ('RESERVED', 'RELEASED') AS reservation
            ), balanced AS (
                INSERT INTO ledger_balance AS b (owner, group_name, currency, reserved_millis, reserved_milligrams, reserved_money,
                    used_millis, used_milligrams, used_money)
                SELECT owner, coalesce(group_name, ''), currency,
                    CASE WHEN reservation THEN millis ELSE 0 END, CASE WHEN reservation THEN milligrams ELSE 0 END,
                    CASE WHEN reservation THEN money ELSE 0 END,
                    CASE WHEN reservation THEN 0 ELSE millis END, CASE WHEN reservation THEN 0 ELSE milligrams END,
                    CASE WHEN reservation THEN 0 ELSE money END
                FROM booked
                ON CONFLICT (owner, group_name, currency) DO UPDATE SET
                    reserved_millis = b.reserved_millis + excluded.reserved_millis,
                    reserved_milligrams = b.reserved_milligrams + excluded.reserved_milligrams,
                    reserved_money = b.reserved_money + excluded.reserved_money,
                    used_millis = b.used_millis + excluded.used_millis,
                    used_milligrams = b.used_milligrams + excluded.used_milligrams,
                    used_money = b.used_money + excluded.used_money
            )
            SELECT id FROM booked
            """, affectData = true)
    long book(@Param("entry") LedgerEntry entry);

    @Select("SELECT job FROM print_terms WHERE reprint_of = #{job}")
    @Nullable JobId freeReprintOf(@Param("job") JobId job);

    @Select("""
            SELECT owner, nullif(group_name, '') AS group_name, currency, reserved_millis, reserved_milligrams, reserved_money,
                used_millis, used_milligrams, used_money
            FROM ledger_balance
            WHERE (#{owner}::bigint IS NULL OR owner = #{owner}::bigint) AND (#{group}::text IS NULL OR group_name = #{group}::text)
            ORDER BY owner, ledger_balance.group_name, currency
            """)
    List<BalanceRow> balances(@Param("owner") @Nullable UserId owner, @Param("group") @Nullable String group);

    @Select("""
            SELECT id, at, counted_at, owner, group_name, job, kind, millis, milligrams, money, currency, actor, reason
            FROM ledger_entry
            WHERE at >= #{query.from} AND at < #{query.to} AND id > #{query.after}
                AND (#{query.owner}::bigint IS NULL OR owner = #{query.owner}::bigint)
                AND (#{query.group}::text IS NULL OR group_name = #{query.group}::text)
            ORDER BY id LIMIT #{query.limit}
            """)
    List<LedgerEntryRow> entries(@Param("query") LedgerQuery query);
}
