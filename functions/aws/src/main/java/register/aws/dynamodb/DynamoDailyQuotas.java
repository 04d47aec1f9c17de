package register.aws.dynamodb;

import java.time.LocalDate;
import java.time.ZoneOffset;
import register.request.DailyQuotas;
import register.value.Reference;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Daily quotas in the table: an item for each name, with the set of those that hold a place. DynamoDB deletes it when
/// it expires (`expires`).
public final class DynamoDailyQuotas implements DailyQuotas {
    private final Table table;

    public DynamoDailyQuotas(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public boolean take(LocalDate day, String name, int quota, Reference holder) {
        long expires = day.plusDays(KEPT_DAYS + 1L).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return quota > 0 && table.join(Keys.quota(day, name), quota, holder.value(), expires);
    }
}
