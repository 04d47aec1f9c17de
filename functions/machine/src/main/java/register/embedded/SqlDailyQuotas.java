package register.embedded;

import java.time.LocalDate;
import register.request.DailyQuotas;
import register.value.Reference;

/// Daily quotas as a table, one row per place taken.
record SqlDailyQuotas(Database database) implements DailyQuotas {
    private static final String FORGET = "DELETE FROM quota_place WHERE day < ?";

    private static final String TAKE = """
            INSERT INTO quota_place (day, name, holder) SELECT ?, ?, ? \
            WHERE (SELECT count(*) FROM quota_place WHERE day = ? AND name = ?) < ? ON CONFLICT DO NOTHING""";

    private static final String HAS = "SELECT 1 FROM quota_place WHERE day = ? AND name = ? AND holder = ?";

    @Override
    public boolean take(LocalDate day, String name, int quota, Reference holder) {
        String date = day.toString();
        forget(day);
        return database.update(TAKE, date, name, holder.value(), date, name, quota) == 1
                || database.queryOne(HAS, _ -> true, date, name, holder.value()).isPresent();
    }

    /// Deletes the counts of past days.
    void forget(LocalDate today) {
        int _ = database.update(FORGET, today.minusDays(KEPT_DAYS).toString());
    }
}
