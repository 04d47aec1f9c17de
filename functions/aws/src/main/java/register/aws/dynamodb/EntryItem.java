package register.aws.dynamodb;

import java.time.Instant;
import java.time.LocalDate;
import register.chain.EntryHeader;
import register.chain.HeaderJson;
import register.json.Members;

/// A header as the record of its entry's item, so that the local indexes, which can never change, need not list its
/// fields; beside it the attributes by which they sort and filter. Effective dates are ISO 8601 text, which sorts by
/// time in the years 0000 to 9999; recorded-at is in milliseconds since 1970.
final class EntryItem {
    static final LocalDate FIRST_DATE = LocalDate.of(0, 1, 1);
    static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);
    private static final String RECORDED_AT = "recordedAt";

    private EntryItem() {}

    /// An entry without its content.
    static Item.Builder of(EntryHeader header) {
        LocalDate date = header.effectiveDate();
        if (date.getYear() < 0 || date.isAfter(LAST_DATE)) {
            throw new IllegalArgumentException("effectiveDate: " + date + ": expected a year of four digits");
        }
        if (!header.recordedAt().equals(Instant.ofEpochMilli(header.recordedAt().toEpochMilli()))) {
            throw new IllegalArgumentException(
                    "recordedAt: " + header.recordedAt() + ": expected milliseconds, nothing finer");
        }
        Item.Builder item = Item.with(Keys.entry(header.policy(), header.sequence()))
                .put(Keys.SEQUENCE, header.sequence())
                .put(RECORDED_AT, header.recordedAt().toEpochMilli())
                .record(header.json());
        if (header.kind().isOfADate()) {
            item.put(Keys.EFFECTIVE, effective(date, header.sequence()));
        }
        if (header.sequence() == 1) {
            item.put(Keys.LISTED, Keys.POLICIES)
                    .put(Keys.LISTED_AS, header.policy().value());
        }
        return item;
    }

    /// @throws IllegalStateException if it is unreadable, or contradicts its key
    static EntryHeader header(Item item) {
        EntryHeader header =
                item.record(json -> HeaderJson.read(Members.of(json).json()));
        item.requireSame(Keys.entry(header.policy(), header.sequence()));
        return header;
    }

    /// Sorts entries by effective date, and within one date by sequence.
    static String effective(LocalDate date, long sequence) {
        return date + "#" + Keys.padded(sequence);
    }
}
